import { describe, expect, it } from 'vitest';
import { application } from '../../test/argocd/repository.ts';
import { bootstrap, kustomization } from '../../test/flux/repository.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { CHARTS, release, webConfigMap } from '../../test/rules/fleet.ts';

const user = (entry: string): string => release('app', CHARTS, `  valuesFrom:\n    - ${entry}\n`);
const OVERLAY: Files = {
  'apps/web/kustomization.yaml': 'resources: [release.yaml, settings.yaml]\n',
  'apps/web/release.yaml': user('{kind: ConfigMap, name: settings, valuesKey: user}'),
  'apps/web/settings.yaml': webConfigMap('settings', 'username: me'),
};
const LINE = 'apps/web/release.yaml:12';

const check = (files: Files, repositories?: readonly string[]) => findingsOf('unknown-values', files, { repositories });
const said = async (files: Files): Promise<string[]> => brief(await check(files));

describe('a key that an object of the same overlay does not have', () => {
  it('is a warning where no cluster is known', async () => {
    const [finding, ...rest] = await check(OVERLAY);
    expect(rest).toEqual([]);
    expect(finding?.message).toBe(
      'ConfigMap `settings` has no key `user`, so Flux cannot install or upgrade HelmRelease `app`. It has only `username`.',
    );
    expect(await said(OVERLAY)).toEqual([`warning unknown-values ${LINE}`]);
    const secret = webConfigMap('settings', 'username: "ENC[x]"')
      .replace('ConfigMap', 'Secret')
      .replace('\ndata', '\nstringData');
    const encrypted = {
      'apps/web/settings.yaml': secret,
      'apps/web/release.yaml': user('{kind: Secret, name: settings}'),
    };
    expect(await said({ ...OVERLAY, ...encrypted })).toEqual([`warning unknown-values ${LINE}`]);
    const generated = {
      'apps/web/kustomization.yaml':
        'namespace: web\nresources: [release.yaml]\nconfigMapGenerator: [{name: settings, literals: [username=me], options: {disableNameSuffixHash: true}}]\n',
    };
    expect(await said({ ...OVERLAY, ...generated })).toEqual([`warning unknown-values ${LINE}`]);
  });

  it('is an error, once, where a cluster applies it, and a warning beside one that does not', async () => {
    const deployed = {
      ...OVERLAY,
      ...bootstrap('clusters/prod'),
      'clusters/prod/web.yaml': kustomization('web', './apps/web'),
    };
    expect(await said(deployed)).toEqual([`error unknown-values ${LINE}`]);
    const beside = await check({ ...OVERLAY, ...bootstrap('clusters/prod') });
    expect(brief(beside)).toEqual([`warning unknown-values ${LINE}`]);
    expect(beside[0]?.message).toContain('It has only `username`. No cluster is known to apply it.');
    const argo = await check({ ...OVERLAY, 'app.yaml': application('app', 'apps/web') }, [
      'https://github.com/acme/fleet',
    ]);
    expect(argo.map(({ severity, message }) => [severity, message.includes('No cluster')])).toEqual([
      ['warning', false],
    ]);
  });

  it.each<[string, Files]>([
    ['the key is there', { 'apps/web/settings.yaml': webConfigMap('settings', 'user: me') }],
    [
      'it is optional',
      { 'apps/web/release.yaml': user('{kind: ConfigMap, name: settings, valuesKey: user, optional: true}') },
    ],
    ['the object is of another namespace', { 'apps/web/settings.yaml': webConfigMap('settings', 'a: b', 'other') }],
    [
      'the object is in no build with it',
      {
        'apps/web/kustomization.yaml': 'resources: [release.yaml]\n',
        'apps/other/kustomization.yaml': 'resources: [../web/settings.yaml]\n',
      },
    ],
    [
      'another overlay adds the key',
      {
        'live/kustomization.yaml':
          'resources: [../apps/web]\npatches: [{patch: "{apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: web}, data: {user: me}}"}]\n',
      },
    ],
    [
      'something else fills the object',
      { 'apps/web/settings.yaml': webConfigMap('settings', '').replace(/data:.*$/s, '') },
    ],
    [
      'a part of the build fails',
      {
        'apps/web/kustomization.yaml':
          'resources: [release.yaml, settings.yaml]\nconfigMapGenerator: [{name: settings, namespace: web, behavior: merge, files: [user=gone.txt]}]\n',
      },
    ],
  ])('is not reported where %s', async (_, files) => {
    expect(await said({ ...OVERLAY, ...files })).toEqual([]);
  });

  it('is not reported in an archive', async () => {
    const moved = Object.entries(OVERLAY).map(([path, text]) => [path.replace('apps/', 'archive/'), text]);
    expect(await said({ ...bootstrap('clusters/prod'), ...Object.fromEntries(moved) })).toEqual([]);
  });
});

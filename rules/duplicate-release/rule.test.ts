// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { bootstrap, kustomization } from '../../test/flux/repository.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { CHARTS, release, WEB } from '../../test/rules/fleet.ts';

const said = async (releases: readonly string[], files: Files = {}): Promise<string[]> =>
  brief(
    await findingsOf('duplicate-release', {
      ...bootstrap('clusters/prod'),
      'clusters/prod/web.yaml': WEB,
      'clusters/prod/releases.yaml': releases,
      ...files,
    }),
  );
const named = (name: string, spec = ''): string => release(name, CHARTS, spec);
const FOUND = (line: number): string[] => [`error duplicate-release clusters/prod/releases.yaml:${line}`];

describe('two HelmReleases of a cluster', () => {
  it.each([
    ['other names', named('a'), named('b')],
    ['other namespaces', named('a'), named('a').replace('namespace: web}', 'namespace: other}')],
    [
      'another target, which is a part of the name',
      named('a'),
      named('a', '  targetNamespace: web').replace('{name: a, namespace: web', '{name: a, namespace: other'),
    ],
    ['one that is suspended', named('a'), named('b', '  releaseName: a\n  suspend: true')],
    ['a variable in the name', named('a', '  releaseName: "${NAME}"'), named('b', '  releaseName: "${NAME}"')],
    ['another cluster', named('a'), named('b', '  releaseName: a\n  kubeConfig: {secretRef: {name: remote}}')],
  ])('may have %s', async (_, ...releases) => {
    expect(await said(releases)).toEqual([]);
  });

  it.each([
    ['releaseName', named('a'), named('b', '  releaseName: a'), 23],
    ['the name with the target', named('web-a'), named('a', '  targetNamespace: web'), 15],
    [
      'one storage',
      named('a', '  storageNamespace: flux-system'),
      named('a', '  storageNamespace: flux-system').replace('namespace: web}', 'namespace: other}'),
      15,
    ],
    [
      'one other cluster',
      named('a', '  kubeConfig: {secretRef: {name: remote}}'),
      named('b', '  releaseName: a\n  kubeConfig: {secretRef: {name: remote}}'),
      23,
    ],
  ])('fight over a release with %s', async (_, first, second, line) => {
    expect(await said([first, second])).toEqual(FOUND(line));
  });

  it('are not two where Kustomizations apply the same object', async () => {
    const files = {
      'clusters/prod/more.yaml': [kustomization('one', './apps'), kustomization('two', './apps')],
      'apps/a.yaml': named('a'),
    };
    expect(await said([named('b')], files)).toEqual([]);
  });

  it('may have one name each in other clusters', async () => {
    expect(await said([named('a')], { ...bootstrap('clusters/test'), 'clusters/test/a.yaml': named('a') })).toEqual([]);
  });
});

describe('HelmReleases that no cluster has', () => {
  const app = (directory: string, chart: string): Files => ({
    [`${directory}/kustomization.yaml`]: 'resources: [release.yaml]',
    [`${directory}/release.yaml`]: named('home').replace('chart: app', `chart: ${chart}`),
  });

  it('seem to be copied where the directory of one has the name of both', async () => {
    expect(await said([], { ...app('apps/home/app', 'home'), ...app('apps/broker/app', 'broker') })).toEqual([
      'warning duplicate-release apps/broker/app/release.yaml:3',
    ]);
  });

  it('may be variants of one another', async () => {
    expect(await said([], { ...app('apps/home/app', 'home'), ...app('apps/broker/app', 'home') })).toEqual([]);
    expect(await said([], { ...app('prod/home/app', 'home'), ...app('test/home/app', 'other') })).toEqual([]);
  });
});

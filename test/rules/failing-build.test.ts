import { describe, expect, it } from 'vitest';
import { bootstrap, configMap, kustomization } from '../flux/repository.ts';
import { brief, checkTree, type Files, findingsOf } from './check-tree.ts';
import { helmRepository, NAMESPACE, release } from './fleet.ts';

const RULES = ['overlay-build', 'unknown-source', 'unknown-dependency', 'unknown-values', 'missing-file'];
const BITNAME = '{kind: HelmRepository, name: bitname, namespace: flux-system}';
const THREE = [
  'error unknown-dependency apps/web/b/release.yaml:12',
  'error unknown-source apps/web/b/release.yaml:10',
  'error unknown-values apps/web/b/release.yaml:14',
];
const fleet = (entries: string, more: Files): Files => ({
  ...bootstrap('clusters/prod'),
  'clusters/prod/charts.yaml': [
    NAMESPACE,
    helmRepository('bitnami', 'flux-system'),
    configMap('settings', '  values.yaml: "a: 1"').replace('namespace: flux-system', 'namespace: web'),
  ],
  'clusters/prod/web.yaml': kustomization('web', './apps/web'),
  'apps/web/kustomization.yaml': `resources: [${entries}]\n`,
  'apps/web/b/kustomization.yaml': 'resources: [release.yaml]\n',
  'apps/web/b/release.yaml': release(
    'app',
    BITNAME,
    '  dependsOn:\n    - name: nothere\n  valuesFrom:\n    - {kind: ConfigMap, name: settings, valuesKey: value.yaml}\n',
  ),
  ...more,
});
const said = async (files: Files, base?: Files): Promise<string[]> =>
  brief(await findingsOf(RULES, files, { base })).sort();

describe('what is beside a part that fails', () => {
  it.each<[string, string, Files]>([
    ['an overlay without entries', 'a, b', { 'apps/web/a/kustomization.yaml': 'resources:\n' }],
    ['an overlay that lists a missing file', 'a, b', { 'apps/web/a/kustomization.yaml': 'resources: [gone.yaml]\n' }],
    ['a directory that is not there', 'b, gone', {}],
    ['a missing file', 'b, gone.yaml', {}],
    [
      'a file that is no YAML',
      'b, broken.yaml',
      { 'apps/web/broken.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a\ndata: x\n' },
    ],
    [
      'an object that stands twice',
      'b, one.yaml, two.yaml',
      { 'apps/web/one.yaml': configMap('same', '  a: b'), 'apps/web/two.yaml': configMap('same', '  a: c') },
    ],
  ])('is told: %s', async (_, entries, more) => {
    const files = fleet(entries, more);
    expect(await said(files)).toEqual(expect.arrayContaining(THREE));
    const ids = new Set((await checkTree(files)).map(({ rule }) => rule));
    expect(['overlay-build', 'missing-file', 'yaml-syntax'].some((id) => ids.has(id))).toBe(true);
  });

  it('is new where the base fails already', async () => {
    const broken = { 'apps/web/a/kustomization.yaml': 'resources:\n' };
    const head = fleet('a, b', broken);
    const right = Object.entries(head).map(([path, text]): [string, string | readonly string[]] => [
      path,
      path.endsWith('release.yaml') ? release('app', BITNAME.replace('bitname', 'bitnami')) : text,
    ]);
    expect(await said(head, Object.fromEntries(right))).toEqual(THREE);
  });

  it('is silent where it is right', async () => {
    const files = fleet('a, b', {
      'apps/web/a/kustomization.yaml': 'resources:\n',
      'apps/web/b/release.yaml': release('app', BITNAME.replace('bitname', 'bitnami')),
    });
    expect((await said(files)).filter((text) => text.includes('unknown-'))).toEqual([]);
  });
});

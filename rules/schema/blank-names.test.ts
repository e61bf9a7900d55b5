// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { bootstrap, configMap, gitRepository, kustomization } from '../../test/flux/repository.ts';
import { brief, checkTree, type Files } from '../../test/rules/check-tree.ts';

const BLANK = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: <NAME>\n';
const ROOT = bootstrap('clusters/prod');
const DEPLOYED: Files = {
  ...ROOT,
  'clusters/prod/apps.yaml': kustomization('apps', './apps'),
  'apps/shop/namespace.yaml': BLANK,
};

const said = async (files: Files): Promise<string[]> => brief(await checkTree(files));

describe('a name with a blank that nobody filled in', () => {
  it('is an error where a cluster applies it', async () => {
    const [finding, ...rest] = await checkTree(DEPLOYED);
    expect(rest).toEqual([]);
    expect(brief(finding ? [finding] : [])).toEqual(['error schema apps/shop/namespace.yaml:4']);
    expect(finding?.message).toBe(
      '`metadata.name` (`<NAME>`) still has a placeholder, so the API server rejects the object. Replace it with a valid name.',
    );
    const other = { 'apps/web/a.yaml': configMap('web', '  key: AUTH__USER__1') };
    expect(await said({ ...DEPLOYED, ...other })).toEqual(['error schema apps/shop/namespace.yaml:4']);
    expect(await said({ ...DEPLOYED, 'apps/shop/namespace.yaml': BLANK.replace('<NAME>', 'team-__TEAM__') })).toEqual([
      'error schema apps/shop/namespace.yaml:4',
    ]);
  });

  it('is an error of a namespace, also if an overlay or a whole kustomization sets it', async () => {
    const settings = (namespace: string): string => configMap('settings', '  a: b', namespace);
    const blank = { ...DEPLOYED, 'apps/shop/namespace.yaml': settings('<NAMESPACE>') };
    expect(await said(blank)).toEqual(['error schema apps/shop/namespace.yaml:3']);
    const overlay = {
      ...DEPLOYED,
      'apps/shop/namespace.yaml': settings('shop'),
      'apps/kustomization.yaml': 'namespace: <NAMESPACE>\nresources: [shop/namespace.yaml]\n',
    };
    expect(await said(overlay)).toContain('error schema apps/kustomization.yaml:1');
    const target = {
      ...blank,
      'clusters/prod/apps.yaml': kustomization('apps', './apps', '  targetNamespace: default'),
    };
    expect(await said(target)).toEqual([]);
    const role =
      'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a, namespace: <NAMESPACE>}\n';
    expect(await said({ ...DEPLOYED, 'apps/shop/namespace.yaml': `${role}rules: []\n` })).toEqual([]);
  });

  it.each<[string, Files]>([
    [
      'nothing deploys it',
      { 'clusters/prod/apps.yaml': kustomization('apps', './other'), 'other/a.yaml': configMap('a', '  a: b') },
    ],
    ['other deployed files have blanks, too', { 'apps/web/a.yaml': configMap('web', '  host: <HOST>') }],
    [
      'the source has blanks',
      {
        'clusters/prod/flux-system/gotk-sync.yaml': [
          gitRepository().replace('acme', '<OWNER>'),
          kustomization('flux-system', './clusters/prod'),
        ],
      },
    ],
    [
      'a patch sets it',
      {
        'apps/kustomization.yaml':
          'resources: [shop/namespace.yaml]\npatches:\n- target: {kind: Namespace}\n  options: {allowNameChange: true}\n  patch: "[{op: replace, path: /metadata/name, value: shop}]"\n',
      },
    ],
    [
      'Flux fills it in',
      {
        'apps/shop/namespace.yaml': BLANK.replace('<NAME>', '${NAME}'),
        'clusters/prod/apps.yaml': kustomization('apps', './apps', '  postBuild: {substitute: {NAME: shop}}'),
      },
    ],
  ])('is silent where %s', async (_, files) => {
    expect((await said({ ...DEPLOYED, ...files })).filter((text) => text.includes(' schema '))).toEqual([]);
  });

  it('is silent in an artifact, which may be filled in before it is pushed', async () => {
    const artifact =
      'apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: {name: flux-system, namespace: flux-system}\nspec: {interval: 1m, url: oci://ghcr.io/acme/fleet}\n';
    const sync = 'clusters/prod/flux-system/gotk-sync.yaml';
    const root = kustomization('flux-system', './clusters/prod').replace('GitRepository', 'OCIRepository');
    const apps = kustomization('apps', './apps').replace('GitRepository', 'OCIRepository');
    expect(await said({ ...DEPLOYED, [sync]: [artifact, root], 'clusters/prod/apps.yaml': apps })).toEqual([]);
  });
});

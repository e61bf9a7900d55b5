import { describe, expect, it } from 'vitest';
import { bootstrap, configMap, kustomization } from '../../test/flux/repository.ts';
import { brief, checkTree, type Files } from '../../test/rules/check-tree.ts';
import { FOREIGN, NAMESPACE } from '../../test/rules/fleet.ts';
import { referenceFindings } from '../../test/rules/references.ts';

const said = async (files: Files): Promise<string[]> => brief(await referenceFindings(files));

const all = async (files: Files): Promise<string[]> => brief(await checkTree(files));

describe('unknown-dependency', () => {
  const app = (name: string): string => kustomization('apps', './apps', `  dependsOn:\n    - name: ${name}\n`);

  it('is an error only where all of the cluster is in view', async () => {
    const files = {
      ...bootstrap('clusters/prod'),
      'apps/a.yaml': NAMESPACE,
      'clusters/prod/apps.yaml': app('databases'),
    };
    expect(await said(files)).toEqual(['error unknown-dependency clusters/prod/apps.yaml:10']);
    expect(await said({ ...files, 'clusters/prod/other.yaml': FOREIGN })).toEqual([]);
    const suspended = { 'clusters/prod/apps.yaml': `${app('databases')}  suspend: true\n` };
    expect(await said({ ...files, ...suspended })).toEqual(['warning unknown-dependency clusters/prod/apps.yaml:10']);
  });

  it('reads what a ResourceSet waits for', async () => {
    const set = (entry: string): Files => ({
      ...bootstrap('clusters/prod'),
      'clusters/prod/sets.yaml': ['policies', 'tenants'].map(
        (name) =>
          `apiVersion: fluxcd.controlplane.io/v1\nkind: ResourceSet\nmetadata: {name: ${name}, namespace: flux-system}\nspec:\n${name === 'tenants' ? `  dependsOn:\n    - ${entry}\n` : ''}  resources: []`,
      ),
    });
    const on = (kind: string, name: string, namespace = 'flux-system'): Files =>
      set(
        `{apiVersion: ${kind.includes('Set') ? 'fluxcd.controlplane.io/v1' : 'kustomize.toolkit.fluxcd.io/v1'}, kind: ${kind}, name: ${name}, namespace: ${namespace}}`,
      );
    expect(await said(on('ResourceSet', 'policies'))).toEqual([]);
    const [slip] = await referenceFindings(on('ResourceSet', 'policie'));
    expect(brief(slip ? [slip] : [])).toEqual(['error unknown-dependency clusters/prod/sets.yaml:12']);
    expect(slip?.message).toBe(
      'ResourceSet `policie` does not exist in namespace `flux-system`, so ResourceSet `tenants` waits forever. Did you mean `policies`?',
    );
    const [other] = await referenceFindings(on('Kustomization', 'flux-system', 'apps'));
    expect(other?.message).toContain(
      'Kustomization `flux-system` is in namespace `flux-system`, but ResourceSet `tenants`',
    );
    expect(await said(set('{apiVersion: apps/v1, kind: Deployment, name: web, namespace: web}'))).toEqual([]);
  });

  it('says of a file that nothing applies where the dependency is', async () => {
    const [finding] = await referenceFindings({
      ...bootstrap('clusters/prod'),
      'apps/a.yaml': NAMESPACE,
      'clusters/prod/apps.yaml': app('databases'),
      'clusters/shared/databases.yaml': kustomization('databases', './apps'),
    });
    expect(finding?.message).toContain(
      '`clusters/shared/databases.yaml` defines one, but nothing in this cluster applies that file',
    );
  });

  it('takes what a build that fails would bring for possible', async () => {
    expect(
      await said({
        ...bootstrap('clusters/prod'),
        'apps/a.yaml': NAMESPACE,
        'clusters/prod/apps.yaml': app('databases'),
        'clusters/prod/more.yaml': kustomization('more', './more'),
        'more/kustomization.yaml': 'resources: [databases.yaml, gone.yaml]',
        'more/databases.yaml': kustomization('databases', './apps'),
      }),
    ).toEqual([]);
  });
});

it('a build that fails brings only what lies where it reads', async () => {
  const other = kustomization('monitoring', './apps/monitoring');
  const of = (place: string): Files => ({
    ...bootstrap('clusters/prod'),
    'clusters/prod/a.yaml': kustomization('a', './apps/a', '  dependsOn: [{name: monitoring}]'),
    'apps/a/a.yaml': configMap('a', '  b: c'),
    'clusters/prod/b.yaml': kustomization('b', './apps/b'),
    'apps/b/kustomization.yaml': 'resources: [gone.yaml]',
    [place]: other,
  });
  expect(await all(of('elsewhere/monitoring.yaml'))).toContain('error unknown-dependency clusters/prod/a.yaml:9');
  expect((await all(of('apps/b/monitoring.yaml'))).filter((text) => text.includes('dependency'))).toEqual([]);
});

it('says that the name is that of the other reconciler', async () => {
  const release =
    'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: web, namespace: flux-system}\nspec:\n  interval: 1h\n' +
    '  chartRef: {kind: OCIRepository, name: web}\n  dependsOn: [{name: apps}]\n';
  const source =
    'apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: {name: web, namespace: flux-system}\nspec: {interval: 1h, url: oci://example.com/web}\n';
  const files = {
    ...bootstrap('clusters/prod'),
    'apps/a.yaml': NAMESPACE,
    'clusters/prod/apps.yaml': kustomization('apps', './apps'),
    'clusters/prod/web.yaml': `${release}---\n${source}`,
  };
  const found = await referenceFindings(files);
  expect(brief(found)).toEqual(['error unknown-dependency clusters/prod/web.yaml:7']);
  expect(found[0]?.message).toContain('`apps` is a Kustomization, and a HelmRelease can depend only on a HelmRelease.');
  const turned = kustomization('apps', './apps', '  dependsOn: [{name: web}]\n');
  const other = await referenceFindings({
    ...files,
    'clusters/prod/apps.yaml': turned,
    'clusters/prod/web.yaml': `${release.replace('  dependsOn: [{name: apps}]\n', '')}---\n${source}`,
  });
  expect(other.map(({ message }) => message).join()).toContain(
    '`web` is a HelmRelease, and a Kustomization can depend only on a Kustomization.',
  );
});

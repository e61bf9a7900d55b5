// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { configMap, gitRepository, kustomization } from '../../test/flux/repository.ts';
import { briefWithFixes, type Files, findingsOf } from '../../test/rules/check-tree.ts';

const found = async (files: Files): Promise<string[]> => briefWithFixes(await findingsOf('schema', files));
const release = (spec: string): string =>
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: app, namespace: web}\nspec:\n  chartRef: {kind: OCIRepository, name: app}\n  ${spec}\n`;

describe('schema', () => {
  it.each([
    ['an unknown field, at its key', 'intervall: 10m', ['error schema a.yaml:6 -> interval']],
    ['a value of another type', 'interval: 10m\n  suspend: "true"', ['error schema a.yaml:7 -> true']],
    ['a value that is not allowed', 'interval: ten minutes', ['error schema a.yaml:6']],
    ['a missing field', 'timeout: 1m', ['error schema a.yaml:4']],
  ])('reports %s', async (_, spec, expected) => {
    expect(await found({ 'a.yaml': release(spec) })).toEqual(expected);
  });

  it('reports the fields of a kustomization file, and of objects that are not whole', async () => {
    expect(await found({ 'kustomization.yaml': 'resorces: [a.yaml]\n', 'a.yaml': release('interval: 10m') })).toEqual([
      'error schema kustomization.yaml:1 -> resources',
    ]);
    expect(await found({ 'a.yaml': 'apiVersion: v1\nkind: ConfigMap\ndata: {}\n' })).toHaveLength(1);
  });

  it('tells from which version of kustomize a field exists, where an older one may read it', async () => {
    const labels = {
      'base/kustomization.yaml': 'resources: []\nlabels: [{pairs: {a: b}, includeVolumeClaimTemplates: true}]\n',
    };
    expect(await found(labels)).toEqual([]);
    const flux = {
      'kustomization.yaml': 'resources: [base, ks.yaml]\n',
      'ks.yaml': `${kustomization('app', './app')}`,
    };
    expect(await found({ ...labels, ...flux, 'app/a.yaml': configMap('a', '  k: v') })).toEqual([
      'warning schema base/kustomization.yaml:2',
    ]);
  });

  it('only warns where a resource of the cluster may allow more', async () => {
    const alert =
      "apiVersion: notification.toolkit.fluxcd.io/v1beta3\nkind: Alert\nmetadata: {name: a, namespace: a}\nspec:\n  providerRef: {name: a}\n  eventSources: [{kind: FluxInstance, name: '*'}]\n";
    expect(await found({ 'a.yaml': alert })).toEqual(['warning schema a.yaml:6']);
  });

  it('judges what is built: a patch may bring what an object lacks', async () => {
    const files = {
      'kustomization.yaml': 'resources: [a.yaml]\npatches: [{path: patch.yaml}]\n',
      'a.yaml': release('timeout: 1m'),
      'patch.yaml': release('interval: 10m'),
    };
    expect(await found(files)).toEqual([]);
    expect(await found({ 'a.yaml': release('interval: 10m') })).toEqual([]);
  });
});

describe('the cause', () => {
  const messages = async (files: Files): Promise<string[]> =>
    (await findingsOf('schema', files)).map(({ message }) => message);

  it('is that a reference stays in its namespace', async () => {
    const alert =
      "apiVersion: notification.toolkit.fluxcd.io/v1beta3\nkind: Alert\nmetadata: {name: a, namespace: a}\nspec:\n  providerRef: {name: a, namespace: flux-system}\n  eventSources: [{kind: HelmRelease, name: '*'}]\n";
    expect(await messages({ 'a.yaml': alert })).toEqual([
      '`spec.providerRef.namespace` is not a field of Alert v1beta3. `spec.providerRef` can only name an object in the same namespace. Remove this field, and put both objects in one namespace.',
    ]);
  });

  it('is that quotes around a variable are lost', async () => {
    const root = (version: string): string[] => [
      gitRepository(),
      kustomization('flux-system', './clusters/prod', `  postBuild: {substitute: {version: ${version}}}\n`),
    ];
    const child = kustomization('apps', './apps', '  postBuild:\n    substitute:\n      version: "${version}"\n');
    const apps = { 'clusters/prod/apps.yaml': child, 'apps/a.yaml': configMap('a', '  a: b') };
    const files = { ...apps, 'clusters/prod/flux-system/gotk-sync.yaml': root('"2.4"') };
    const found = await findingsOf('schema', files);
    expect(found.map(({ message }) => message)).toEqual([
      expect.stringContaining('kustomize drops the quotes around `${version}`, so its value is read as a number.'),
    ]);
    expect(found[0]?.related).toMatchObject([{ message: 'the variable is defined here' }]);
    expect(await messages({ ...files, 'clusters/prod/flux-system/gotk-sync.yaml': root('"2.4.1"') })).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { fixed, told } from './report.ts';

function object(kind: string, metadata: string, apiVersion = 'v1'): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: ${metadata}\n`;
}

describe('names', () => {
  it.each([
    ['ConfigMap', 'a.b-c', true],
    ['ConfigMap', 'A', false],
    ['ConfigMap', 'a_b', false],
    ['Namespace', 'a.b', false],
    ['Namespace', '_', true],
    ['Namespace', '<INSERT>', true],
    ['Namespace', '<insert here>', false],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Flux variables
    ['Secret', '${NAME}', true],
    ['Secret', '$NAME', true],
    ['Secret', 'a'.repeat(254), false],
  ])('%s %s', async (kind, name, right) => {
    expect(await told(object(kind, `{name: ${JSON.stringify(name)}}`))).toHaveLength(right ? 0 : 1);
  });

  it('of roles are parts of a path', async () => {
    const role = (name: string): string =>
      object('ClusterRole', `{name: "${name}"}\nrules: []`, 'rbac.authorization.k8s.io/v1');
    expect(await told(role('system:Foo_x'))).toEqual([]);
    expect(await told(role('a/b'))).toHaveLength(1);
  });

  it('are only likely wrong where the kind is not known', async () => {
    expect(await told(object('Crane', '{name: Big}', 'example.com/v1'))).toEqual([
      expect.stringMatching(/^warning schema/),
    ]);
    expect(await told(object('Component', '{name: Big}', 'backstage.io/v1alpha1'))).toEqual([]);
  });

  it('are mended by case, quoted where they are numbers, and missed', async () => {
    expect(await fixed(object('ConfigMap', '{name: My_Map}'))).toBe(object('ConfigMap', '{name: my-map}'));
    expect(await fixed(object('ConfigMap', '{name: 12}'))).toBe(object('ConfigMap', '{name: "12"}'));
    expect(await told(object('ConfigMap', '{}'))).toEqual([
      expect.stringContaining('`metadata` is missing the required field `name`'),
    ]);
    expect(await told(object('ConfigMap', '{generateName: a-}'))).toEqual([]);
  });
});

describe('labels and annotations', () => {
  const nested = '{name: web, annotations: {a: true, b: {c: d}}}';

  it.each([
    ['HelmRelease', 'helm.fluxcd.io/v1'],
    ['HelmRelease', 'helm.toolkit.fluxcd.io/v9'],
    ['Kustomization', 'kustomize.toolkit.fluxcd.io/v1alpha1'],
    ['Deployment', 'apps/v9'],
    ['PodSecurityPolicy', 'policy/v1beta1'],
    ['Application', 'argoproj.io/v9'],
    ['IngressRoute', 'traefik.containo.us/v1alpha1'],
    ['Crane', 'example.com/v1'],
  ])('are checked whether or not a release serves the version: %s %s', async (kind, apiVersion) => {
    const found = await told(object(kind, nested, apiVersion));
    expect(found.filter((line) => / schema .*annotation/.test(line))).toHaveLength(2);
    const healthy = await told(object(kind, '{name: web, annotations: {a: "true"}}', apiVersion));
    expect(healthy.filter((line) => line.includes(' schema '))).toEqual([]);
  });

  it.each([
    ['a mapping', 'annotations: {a: {b: c}}', 1],
    ['a block mapping', 'annotations:\n    a:\n      b: c', 1],
    ['a list', 'annotations:\n    a:\n      - b', 1],
    ['an empty text', 'annotations: {a: ""}', 0],
    ['nothing', 'annotations:\n    a:', 0],
    ['an empty block', 'annotations:\n    a: |', 0],
  ])('are told where kustomize empties them: %s', async (_, annotations, count) => {
    const files = {
      'kustomization.yaml': 'resources: [map.yaml]\n',
      'map.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n  ${annotations}\n`,
    };
    const found = await told(files);
    expect(found).toHaveLength(count);
    for (const line of found) expect(line).toMatch(/^warning schema [56]:.*kustomize replaces it with an empty string/);
  });

  it('leave the names of built-in kinds to their schemas', async () => {
    const found = await told(object('Deployment', '{name: Big_Name}', 'apps/v9'));
    expect(found.filter((line) => line.includes(' schema '))).toEqual([]);
  });

  it.each([
    ['{a/b: c}', true],
    ['{example.com/a_B.c: ""}', true],
    ['{Example.com/a: b}', false],
    ['{a/b/c: d}', false],
    ['{a: "b c"}', false],
    ['{a: -b}', false],
    [`{a: ${'b'.repeat(64)}}`, false],
    ['{a: true}', false],
    ['{a: 1}', false],
    ['{a: }', true],
    ['{a: {b: c}}', false],
  ])('labels %s', async (labels, right) => {
    const found = await told(object('ConfigMap', `{name: a, labels: ${labels}}`));
    expect(found).toHaveLength(right ? 0 : 1);
    for (const finding of found) expect(finding).toMatch(/^error/);
  });

  it('a file may leave it to kustomize to make strings of annotations', async () => {
    expect(await told(object('ConfigMap', '{name: a, annotations: {a: true}}'))).toEqual([
      expect.stringMatching(/^warning schema .*kustomize converts it to a string, but the API server rejects it/),
    ]);
    expect(await told(object('ConfigMap', '{name: a, annotations: {a: {b: c}}}'))).toEqual([
      expect.stringMatching(/^error/),
    ]);
    expect(await told(object('ConfigMap', '{name: a, annotations: {Example.com/A: b c}}'))).toEqual([]);
  });

  it('are no mapping', async () => {
    expect(await told(object('ConfigMap', '{name: a, labels: [a]}'))).toEqual([
      expect.stringContaining('`metadata.labels` must be a mapping, not a list'),
    ]);
  });
});

it('a custom resource may have metadata that the server drops', async () => {
  const repository = (metadata: string): string => object('ConfigMap', metadata);
  expect(await told(repository('{name: a, namepsace: b}'))).toEqual([expect.stringMatching(/^error.*`namespace`/)]);
  const chart = '\nspec: {interval: 1m, url: "oci://a/b"}';
  expect(await told(object('OCIRepository', `{name: a, namepsace: b}${chart}`, 'source.toolkit.fluxcd.io/v1'))).toEqual(
    [expect.stringMatching(/^warning.*`namespace`/)],
  );
});

describe('labels of a kind that no schema describes', () => {
  const stream = (value: string): Record<string, string> => ({
    'app/kustomization.yaml': 'resources: [a.yaml]\n',
    'app/a.yaml': object('ImageStream', `{name: a, labels: {team: ${JSON.stringify(value)}}}`, 'image.openshift.io/v1'),
  });

  it('are those of any other object', async () => {
    expect(await told(stream('has spaces'))).toEqual([expect.stringMatching(/^error schema .*only letters, digits/)]);
    expect(await told(stream('has-none'))).toEqual([]);
  });

  it('are likely wrong where nothing builds it', async () => {
    const text = object('Crane', '{name: a, labels: {team: has spaces}}', 'example.com/v1');
    expect(await told(text)).toEqual([expect.stringMatching(/^warning schema/)]);
    expect(await told(text.replace('example.com/v1', 'backstage.io/v1'))).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { brief, briefWithFixes, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app, CONFIG, fleet, NAMESPACE, resources } from '../../test/rules/fleet.ts';

const said = async (files: Files): Promise<string[]> => briefWithFixes(await findingsOf('rewritten-value', files));

describe('a subject named default', () => {
  const binding = (name: string, namespace: string, kind = 'RoleBinding'): string =>
    `apiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}\nmetadata: {name: a}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}\nsubjects:\n  - kind: ServiceAccount\n    name: ${name}\n    namespace: ${namespace}\n`;
  const files = (text: string, overlay = 'namespace: web\n'): Files =>
    fleet(app(), {
      'clusters/prod/namespaces.yaml': [NAMESPACE, NAMESPACE.replace('name: web', 'name: build')],
      'apps/app/kustomization.yaml': `${overlay}${resources('a.yaml')}`,
      'apps/app/a.yaml': text,
    });

  it('gets the namespace of its overlay, whatever it has', async () => {
    expect(await said(files(binding('default', 'build')))).toEqual(['warning rewritten-value apps/app/a.yaml:8']);
    expect(await said(files(binding('default', 'build', 'ClusterRoleBinding')))).toEqual([
      'warning rewritten-value apps/app/a.yaml:8',
    ]);
  });

  it('is as written where no overlay moves it', async () => {
    expect(await said(files(binding('default', 'build'), ''))).toEqual([]);
    expect(await said(files(binding('default', 'web')))).toEqual([]);
    expect(await said(files(binding('other', 'build')))).toEqual([]);
  });

  it('is as meant where a patch sets the namespace, and not where a transformer does', async () => {
    const patch =
      'patches:\n  - target: {kind: RoleBinding}\n    patch: |\n      - {op: replace, path: /subjects/0/namespace, value: web}\n';
    expect(await said(files(binding('default', 'build'), patch))).toEqual([]);
    const moved = files(binding('default', 'build'), 'transformers: [t.yaml]\n');
    const transformer =
      'apiVersion: builtin\nkind: NamespaceTransformer\nmetadata: {name: a, namespace: web}\nfieldSpecs:\n  - {path: metadata/namespace, create: true}\n';
    expect(await said({ ...moved, 'apps/app/t.yaml': transformer })).toEqual([
      'warning rewritten-value apps/app/a.yaml:8',
    ]);
  });

  it('is meant to be moved out of a namespace that nothing uses', async () => {
    expect(await said(files(binding('default', 'system')))).toEqual([]);
  });
});

describe('a patch of a component', () => {
  const ingress = (name: string, host: string): string =>
    `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: ${name}, namespace: web}\nspec:\n  rules: [{host: ${host}}]\n`;
  const component = (rest: string, ...files: string[]): string =>
    `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n${files.length > 0 ? resources(...files) : ''}${rest}`;
  const patch = (target: string, text: string): string =>
    `patches:\n  - target:\n      kind: Ingress\n${target}    patch: |\n${text}`;
  const HOST = '      - op: replace\n        path: /spec/rules/0/host\n        value: blog.example.com\n';
  const ANNOTATION = '      - op: add\n        path: /metadata/annotations\n        value: {a: b}\n';
  const files = (blog: string, order = ['shop', 'blog']): Files => ({
    'site/kustomization.yaml': `components:\n${order.map((name) => `  - ../components/${name}\n`).join('')}`,
    'components/shop/kustomization.yaml': component('', 'a.yaml'),
    'components/shop/a.yaml': ingress('shop', 'shop.example.com'),
    'components/blog/kustomization.yaml': blog,
    'components/blog/a.yaml': ingress('blog', 'HOST'),
  });

  it('also changes the objects of the components before', async () => {
    expect(await said(files(component(patch('', HOST), 'a.yaml')))).toEqual([
      'warning rewritten-value components/blog/kustomization.yaml:7 -> \n      name: blog',
    ]);
  });

  it('in a file of its own does so, too', async () => {
    const merged = `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: any}\nspec:\n  ingressClassName: a\n  rules: [{host: b.example.com}]\n`;
    const blog = component('patches:\n  - target: {kind: Ingress}\n    path: p.yaml\n', 'a.yaml');
    expect(brief(await findingsOf('rewritten-value', { ...files(blog), 'components/blog/p.yaml': merged }))).toEqual([
      'warning rewritten-value components/blog/kustomization.yaml:6',
    ]);
  });

  it('is not reported with a name, in the other order, and if it only adds', async () => {
    expect(await said(files(component(patch('      name: blog\n', HOST), 'a.yaml')))).toEqual([]);
    expect(await said(files(component(patch('', HOST), 'a.yaml'), ['blog', 'shop']))).toEqual([]);
    expect(await said(files(component(patch('', ANNOTATION), 'a.yaml')))).toEqual([]);
  });

  it('is meant for others if its component has no such objects', async () => {
    expect(await said(files(component(patch('', HOST))))).toEqual([]);
  });
});

describe('the patches of a Flux Kustomization', () => {
  const PATCHES =
    "  patches:\n    - patch: '[{op: add, path: /metadata/labels, value: {a: b}}]'\n      target: {kind: ConfigMap}\n";
  const parent = (target: string, text: string): string =>
    `${resources('app.yaml')}patches:\n  - target: {kind: Kustomization${target}}\n    patch: |\n${text}`;
  const MERGE =
    '      apiVersion: kustomize.toolkit.fluxcd.io/v1\n      kind: Kustomization\n      metadata: {name: any}\n      spec: {patches: [{patch: "[]", target: {kind: HelmRelease}}]}\n';
  const ADD =
    '      - op: add\n        path: /spec/patches/-\n        value: {patch: "[]", target: {kind: HelmRelease}}\n';
  const files = (overlay: string, text: string): Files =>
    fleet(text, { ...CONFIG, 'clusters/prod/kustomization.yaml': overlay });

  it('are lost to a patch for many', async () => {
    const text = app(PATCHES);
    expect(await said(files(parent('', MERGE), text))).toEqual([
      `warning rewritten-value clusters/prod/app.yaml:${text.slice(0, text.indexOf('  patches:')).split('\n').length}`,
    ]);
    expect(await said(files(parent('', ADD), text))).toEqual([]);
    expect(await said(files(parent(', labelSelector: a=b', MERGE), text))).toEqual([]);
    expect(await said(files(parent('', MERGE), app()))).toEqual([]);
  });
});

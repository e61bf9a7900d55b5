import { describe, expect, it } from 'vitest';
import { bootstrap, kustomization } from '../../test/flux/repository.ts';
import { brief, type Files, fixesOf } from '../../test/rules/check-tree.ts';
import { CHARTS, FOREIGN, helmRepository, NAMESPACE, release, webConfigMap } from '../../test/rules/fleet.ts';
import { referenceFindings } from '../../test/rules/references.ts';

const said = async (files: Files): Promise<string[]> => brief(await referenceFindings(files));

describe('unknown-namespace', () => {
  const of = (...documents: string[]): Files => ({
    ...bootstrap('clusters/prod'),
    'clusters/prod/web.yaml': documents,
  });

  it('names a namespace once, and objects without any', async () => {
    const files = of(webConfigMap('a', 'x: "1"'), webConfigMap('b', 'x: "1"'));
    const findings = await referenceFindings(files);
    expect(findings.map(({ severity, message }) => [severity, message])).toEqual([
      [
        'notice',
        'This repository does not create namespace `web`. In a new cluster, Flux cannot apply ConfigMap `a` and 1 more object. Add a Namespace.',
      ],
    ]);
    const homeless = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}';
    expect(await said(of(homeless))).toEqual(['warning unknown-namespace clusters/prod/web.yaml:3']);
  });

  it('names the one of its folder, or one that begins alike', async () => {
    const files = (path: string, namespace: string): Files => ({
      ...of(NAMESPACE, NAMESPACE.replace('web', 'network'), kustomization('a', path)),
      [`${path.slice(2)}/a.yaml`]: webConfigMap('a', 'x: "1"', namespace),
    });
    const messages = async (head: Files): Promise<string[]> =>
      (await referenceFindings(head)).map(({ severity, message }) => `${severity} ${message}`);
    expect(await messages(files('./apps/web/a', 'site'))).toEqual([
      'notice This repository does not create namespace `site`. If nothing else does, Flux cannot apply ConfigMap `a`. Did you mean `web`?',
    ]);
    expect(await messages(files('./apps/a', 'networking'))).toEqual([
      'notice This repository does not create namespace `networking`. If nothing else does, Flux cannot apply ConfigMap `a`. Did you mean `network`?',
    ]);
    expect(await messages(files('./apps/web/site', 'site'))).toEqual([
      'notice This repository does not create namespace `site`. In a new cluster, Flux cannot apply ConfigMap `a`. Add a Namespace.',
    ]);
    expect(await messages(files('./apps/web/network', 'site'))).toEqual([
      'notice This repository does not create namespace `site`. In a new cluster, Flux cannot apply ConfigMap `a`. Add a Namespace.',
    ]);
  });

  it('is one that a selector names', async () => {
    const monitor = (...names: string[]): string =>
      `apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: {name: a, namespace: web}\nspec: {selector: {}, endpoints: [], namespaceSelector: {matchNames: [${names.join(', ')}]}}`;
    const policy = (name: string): string =>
      `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a, namespace: web}\nspec:\n  podSelector: {}\n  ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ${name}}}}]}]`;
    expect(await said(of(NAMESPACE, monitor('web', 'kube-system'), policy('flux-system')))).toEqual([]);
    const findings = await referenceFindings(
      of(NAMESPACE, NAMESPACE.replace('web', 'network'), monitor('web', 'metrics'), policy('networking')),
    );
    expect(findings.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      'warning ServiceMonitor `a` selects namespace `metrics`, which this repository does not create, so it does not match anything there. Correct the name, or remove it.',
      'warning NetworkPolicy `a` selects namespace `networking`, which this repository does not create, so it does not match anything there. Did you mean `network`?',
    ]);
    expect(await said({ ...of(NAMESPACE, policy('metrics')), 'clusters/prod/other.yaml': FOREIGN })).toEqual([]);
  });

  it('names a namespace that only a file has, as the overlay puts another in its place', async () => {
    const files = (text: string): Files => ({
      ...bootstrap('clusters/prod'),
      'clusters/prod/kustomization.yaml': 'namespace: web\nresources: [flux-system/gotk-sync.yaml, web.yaml, a.yaml]',
      'clusters/prod/web.yaml': NAMESPACE,
      'clusters/prod/a.yaml': text,
    });
    const [finding, ...rest] = (await referenceFindings(files(webConfigMap('a', 'x: "1"', 'webb')))).filter(
      ({ rule }) => rule === 'unknown-namespace',
    );
    expect(rest).toEqual([]);
    expect([finding?.severity, finding?.location.path, finding?.fix?.edits[0]?.text, finding?.message]).toEqual([
      'notice',
      'clusters/prod/a.yaml',
      'web',
      'This repository does not create namespace `webb`, and an overlay moves ConfigMap `a` to `web`. Write that namespace here, or remove the field.',
    ]);
    const targeted = await referenceFindings({
      ...bootstrap('clusters/prod'),
      'clusters/prod/web.yaml': [NAMESPACE, kustomization('a', './a', '  targetNamespace: web')],
      'a/a.yaml': webConfigMap('a', 'x: "1"', 'webb'),
    });
    expect(targeted.map(({ message }) => message)).toEqual([
      'This repository does not create namespace `webb`, and `targetNamespace` of Kustomization `a` moves ConfigMap `a` to `web`. Write that namespace here, or remove the field.',
    ]);
    const there = (await referenceFindings(files(webConfigMap('a', 'x: "1"', 'default')))).map(({ rule }) => rule);
    expect(there).not.toContain('unknown-namespace');
  });

  it('corrects a namespace that an overlay replaces in the whole file, unless overlays differ', async () => {
    const both = [webConfigMap('a', 'x: "1"', 'webb'), webConfigMap('b', 'x: "1"', 'webb')];
    const overlay = (namespace: string): string => `namespace: ${namespace}\nresources: [../a]\n`;
    const files = (...overlays: string[]): Files => ({
      ...bootstrap('clusters/prod'),
      'clusters/prod/web.yaml': overlays.flatMap((name) => [
        NAMESPACE.replace('name: web', `name: ${name}`),
        kustomization(name, `./${name}`),
      ]),
      'a/kustomization.yaml': 'resources: [a.yaml]\n',
      'a/a.yaml': both,
      ...Object.fromEntries(overlays.map((name) => [`${name}/kustomization.yaml`, overlay(name)])),
    });
    const fixes = async (...overlays: string[]) =>
      (await referenceFindings(files(...overlays))).map((finding) => fixesOf([finding]));
    expect(await fixes('web')).toEqual([['web', 'web']]);
    expect(await fixes('web', 'blog')).toEqual([[]]);
  });

  it('names the only one that is missing where neither Flux nor Argo CD applies the tree', async () => {
    const tree = (...used: string[]): Files => ({
      'namespaces.yaml': ['a', 'b', 'c'].map((name) => NAMESPACE.replace('web', name)),
      'apps.yaml': ['a', 'b', 'c', 'default', ...used].map((name) => webConfigMap('app', 'x: "1"', name)),
    });
    expect(await said(tree())).toEqual([]);
    expect(await said(tree('d'))).toEqual(['notice unknown-namespace apps.yaml:23']);
    expect(await said(tree('d', 'e'))).toEqual([]);
    expect(await said({ ...tree('d'), ...bootstrap('clusters/prod') })).toEqual([]);
  });

  it('knows who else creates namespaces', async () => {
    const charts = helmRepository('charts', 'flux-system');
    const creating = release('app', CHARTS, '  install: {createNamespace: true}\n');
    expect(await said(of(charts, creating, webConfigMap('a', 'x: "1"')))).toEqual([]);
    expect(
      await said(of(webConfigMap('a', 'x: "1"', 'kube-system'), webConfigMap('a', 'x: "1"', 'flux-system'))),
    ).toEqual([]);
    expect(await said({ ...of(webConfigMap('a', 'x: "1"')), 'clusters/prod/other.yaml': FOREIGN })).toEqual([]);
    const calico =
      'apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata: {name: default}\nspec: {variant: Calico}';
    const tekton =
      'apiVersion: operator.tekton.dev/v1alpha1\nkind: TektonConfig\nmetadata: {name: config}\nspec: {targetNamespace: pipelines}';
    const inNamespaces = ['calico-system', 'pipelines'].map((name) => webConfigMap('a', 'x: "1"', name));
    expect(await said(of(...inNamespaces, calico, tekton))).toEqual([]);
    expect(await said(of(...inNamespaces, calico))).toEqual(['notice unknown-namespace clusters/prod/web.yaml:8']);
  });
});

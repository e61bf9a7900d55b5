import { describe, expect, it } from 'vitest';
import { application, REPOSITORY } from '../../test/argocd/repository.ts';
import { briefWithFixes, checkTree, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app, CHARTS, fleet, NAMESPACE, release, WEB, webConfigMap } from '../../test/rules/fleet.ts';

const variable = (key: string, config: string, rest = ''): string =>
  `            - name: ${key}
              valueFrom: {configMapKeyRef: {name: ${config}, key: ${key}${rest}}}`;
const deployment = (...variables: string[]): string => `apiVersion: apps/v1
kind: Deployment
metadata: {name: site, namespace: web}
spec:
  selector: {matchLabels: {app: site}}
  template:
    metadata: {labels: {app: site}}
    spec:
      containers:
        - name: site
          image: site:1
          env:
${variables.join('\n')}`;
const LINKS = webConfigMap('links', 'TITLE: Site, URL: "https://example.com"');
const URL = variable('URL', 'links');
const OPTIONAL = ', optional: true';

const said = async (documents: readonly string[], more: Files = {}): Promise<string[]> => {
  const files = fleet(app(), {
    'apps/app/all.yaml': [NAMESPACE, ...documents.filter((one) => one !== NAMESPACE)],
    ...more,
  });
  return briefWithFixes(await findingsOf('unknown-reference', files));
};
const FOUND = ['warning unknown-reference apps/app/all.yaml:18 -> links'];

describe('a key that only another object has', () => {
  it('is that of an object from which the pod takes other keys', async () => {
    expect(await said([deployment(variable('TITLE', 'names'), URL), LINKS])).toEqual(FOUND);
    expect(await said([deployment(variable('TITLE', 'names', OPTIONAL), URL), LINKS])).toEqual(FOUND);
  });

  it('is not reported if the object exists, or is known to come from elsewhere', async () => {
    const all = [deployment(variable('TITLE', 'names', OPTIONAL), URL), LINKS];
    expect(await said([...all, webConfigMap('names', 'TITLE: x')])).toEqual([]);
    expect(await said(all, { 'other/names.yaml': webConfigMap('names', 'TITLE: x') })).toEqual([]);
    const policy = 'externals:\n  - {kind: ConfigMap, name: names}\n';
    expect(await said(all, { '.github/gitops-gate.yaml': policy })).toEqual([]);
  });

  it('is not reported if something takes the key, or nothing else of the object', async () => {
    const names = variable('TITLE', 'names', OPTIONAL);
    expect(await said([deployment(names), LINKS])).toEqual([]);
    expect(
      await said([deployment(names, URL, variable('TITLE', 'links').replace('name: TITLE', 'name: T')), LINKS]),
    ).toEqual([]);
    const all = deployment(names, URL).replace(
      '          env:',
      '          envFrom: [{configMapRef: {name: links}}]\n          env:',
    );
    expect(await said([all, LINKS])).toEqual([]);
    expect(await said([deployment(variable('OTHER', 'names', OPTIONAL), URL), LINKS])).toEqual([]);
  });

  it('is not reported if two objects have it', async () => {
    const more = webConfigMap('more', 'TITLE: x, ICON: x');
    const site = deployment(variable('TITLE', 'names', OPTIONAL), URL, variable('ICON', 'more'));
    expect(await said([site, LINKS, more])).toEqual([]);
  });
});

describe('a key for which the values of a chart ask', () => {
  const site = (chart: string, values = ''): string =>
    release(
      'site',
      CHARTS,
      `  values:\n    env:\n      TOKEN:\n        valueFrom:\n          secretKeyRef:\n            name: site-secret\n            key: SITE_TOKEN\n    envFrom: [{secretRef: {name: site-tunnel}}]\n${values}`,
    ).replace('chart: app\n', `chart: ${chart}\n`);
  const tunnel = (key: string): string =>
    `apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: site-tunnel, namespace: web}\nspec: {encryptedData: {${key}: AgBy}}`;
  const found = async (chart: string, values = '', key = 'SITE_TOKEN', more: Files = {}): Promise<string[]> =>
    said([...WEB, site(chart, values), tunnel(key)], more);

  it('is that of the only object that has it, if the chart makes none', async () => {
    const expected = ['warning unknown-reference apps/app/all.yaml:25 -> site-tunnel'];
    expect(await found('app-template')).toEqual(expected);
    expect(await found('app-template', '    configMaps: {site: {data: {a: b}}}\n')).toEqual(expected);
    const other = { 'other/secret.yaml': tunnel('OTHER').replace('name: site-tunnel', 'name: site-secret') };
    expect(await found('app-template', '', 'SITE_TOKEN', other)).toEqual(expected);
    const own =
      'apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: {name: site, namespace: web}\n';
    const oci = `${own}spec: {interval: 1h, url: "oci://ghcr.io/bjw-s-labs/helm/app-template", ref: {tag: 4.0.0}}`;
    const byRef = site('app-template').replace(
      / {2}chart:[\s\S]*?flux-system\}\n/,
      '  chartRef: {kind: OCIRepository, name: site}\n',
    );
    expect(await said([NAMESPACE, oci, byRef, tunnel('SITE_TOKEN')])).toEqual([
      'warning unknown-reference apps/app/all.yaml:21 -> site-tunnel',
    ]);
  });

  it('is not reported if the chart may make the object, or another may be meant', async () => {
    expect(await found('site')).toEqual([]);
    expect(await found('app-template', '    secrets: {secret: {stringData: {SITE_TOKEN: x}}}\n')).toEqual([]);
    expect(await found('app-template', '  valuesFrom: [{kind: ConfigMap, name: site-values}]\n')).toEqual([]);
    expect(await found('app-template', '', 'OTHER_TOKEN')).toEqual([]);
    const second = { 'apps/app/second.yaml': tunnel('SITE_TOKEN').replace('site-tunnel', 'second') };
    expect(await found('app-template', '    more: {secretRef: {name: second}}\n', 'SITE_TOKEN', second)).toEqual([]);
  });
});

describe('a key that only an object with a name that begins alike has', () => {
  const monitor = (key: string, name = '*app'): string =>
    `apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata:
  name: &app site
  namespace: web
spec:
  selector: {matchLabels: {app: *app}}
  podMetricsEndpoints:
    - interval: 1m
      bearerTokenSecret:
        name: ${name}
        key: ${key}`;
  const sealed = (key: string, name = 'site-secret'): string =>
    `apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: ${name}, namespace: web}\nspec: {encryptedData: {${key}: AgBy}}`;
  const user = deployment(variable('OTHER', 'links')).replace(
    'env:',
    'envFrom: [{secretRef: {name: site-secret}}]\n          env:',
  );
  const all = (...documents: string[]): Promise<string[]> =>
    said([user, LINKS.replace('TITLE', 'OTHER'), ...documents]);

  it('is meant, where the name is repeated', async () => {
    const [found] = await all(sealed('SITE_METRICS_TOKEN'), monitor('SITE_METRICS_TOKEN'));
    expect(found).toMatch(/^warning unknown-reference apps\/app\/all\.yaml:\d+ -> site-secret$/);
    const text = [
      NAMESPACE,
      user,
      LINKS.replace('TITLE', 'OTHER'),
      sealed('SITE_METRICS_TOKEN'),
      monitor('SITE_METRICS_TOKEN'),
    ].join('\n---\n');
    const line = Number(/:(\d+)/.exec(found ?? '')?.[1]);
    expect(text.split('\n')[line - 1]).toBe('        name: *app');
  });

  it('is not reported for another key, name or place', async () => {
    expect(await all(sealed('SITE_METRICS_TOKEN'), monitor('SITE_METRICS'))).toEqual([]);
    expect(await all(sealed('api-token'), monitor('api-token'))).toEqual([]);
    expect(await all(sealed('SITE_METRICS_TOKEN'), monitor('SITE_METRICS_TOKEN', 'metrics'))).toEqual([]);
    expect(
      await all(sealed('SITE_METRICS_TOKEN'), sealed('SITE_METRICS_TOKEN', 'b'), monitor('SITE_METRICS_TOKEN')),
    ).toEqual([]);
    expect(
      await said([user, LINKS.replace('TITLE', 'OTHER'), monitor('SITE_METRICS_TOKEN')], {
        'apps/app/secret/a.yaml': sealed('SITE_METRICS_TOKEN'),
      }),
    ).toEqual([]);
  });
});

describe('a patch of what is in another repository', () => {
  const overlay = (patch: string, generator: string): Files => ({
    'argo/web.yaml': application('web', 'apps/web', '  syncPolicy: {syncOptions: [CreateNamespace=true]}\n'),
    'apps/web/kustomization.yaml': `resources: ['https://github.com/example/site/config?ref=v1.0.0']
namespace: web
configMapGenerator:
${generator}
patches: [{path: patch.yaml}]
`,
    'apps/web/patch.yaml': patch.replace('  selector: {matchLabels: {app: site}}\n', ''),
  });
  const GENERATOR = '  - {name: links, literals: [TITLE=Site, "URL=https://example.com"]}';
  const inOverlay = async (files: Files): Promise<string[]> =>
    briefWithFixes(await checkTree(files, { repositories: [REPOSITORY] })).filter((text) =>
      text.includes('unknown-reference'),
    );
  const patch = deployment(variable('TITLE', 'names', OPTIONAL), URL);

  it('takes a key of what the overlay generates', async () => {
    expect(await inOverlay(overlay(patch, GENERATOR))).toEqual([
      'warning unknown-reference apps/web/patch.yaml:13 -> links',
    ]);
  });

  it('is not reported if the object is known, or may be any', async () => {
    const both = `${GENERATOR}\n  - {name: names, literals: [TITLE=x]}`;
    expect(await inOverlay(overlay(patch, both))).toEqual([]);
    const policy = 'externals:\n  - {kind: ConfigMap, namespace: shared, name: names}\n';
    expect(await inOverlay({ ...overlay(patch, GENERATOR), '.github/gitops-gate.yaml': policy })).toEqual([]);
    expect(await inOverlay(overlay(deployment(variable('TITLE', 'names', OPTIONAL)), GENERATOR))).toEqual([]);
  });
});

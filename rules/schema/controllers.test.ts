import { expect, it } from 'vitest';
import { briefWithFixes, type Files, findingsOf } from '../../test/rules/check-tree.ts';

const found = async (files: Files): Promise<string[]> => briefWithFixes(await findingsOf('schema', files));
const source = (kind: string, spec: string): string =>
  `apiVersion: source.toolkit.fluxcd.io/v1\nkind: ${kind}\nmetadata: {name: a, namespace: a}\nspec:\n  interval: 1h\n  ${spec}\n`;
const images = (image: string): string =>
  `apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImageRepository\nmetadata: {name: a, namespace: a}\nspec:\n  interval: 1h\n  image: ${image}\n`;

it('reports a registry without `type: oci`, and adds it', async () => {
  expect(await found({ 'a.yaml': source('HelmRepository', 'url: oci://ghcr.io/acme/charts') })).toEqual([
    'error schema a.yaml:6 -> type: oci\n  ',
  ]);
  expect(await found({ 'a.yaml': source('HelmRepository', 'type: oci\n  url: https://charts.acme.io') })).toEqual([
    'error schema a.yaml:7',
  ]);
  expect(
    await found({ 'a.yaml': source('HelmRepository', 'type: default\n  url: oci://ghcr.io/acme/charts') }),
  ).toEqual(['error schema a.yaml:7']);
  for (const healthy of [
    'url: https://charts.acme.io',
    'type: oci\n  url: oci://ghcr.io/acme/charts',
    'type: default\n  url: https://charts.acme.io',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is Flux's variable.
    'type: ${TYPE}\n  url: oci://ghcr.io/acme/charts',
  ])
    expect(await found({ 'a.yaml': source('HelmRepository', healthy) }), healthy).toEqual([]);
});

it('leaves a type to the overlay that sets it', async () => {
  const patch =
    '{apiVersion: source.toolkit.fluxcd.io/v1, kind: HelmRepository, metadata: {name: a, namespace: a}, spec: {type: oci}}';
  expect(
    await found({
      'base/kustomization.yaml': 'resources: [a.yaml]\n',
      'base/a.yaml': source('HelmRepository', 'url: oci://ghcr.io/acme/charts'),
      'prod/kustomization.yaml': `resources: [../base]\npatches:\n  - patch: |\n      ${patch}\n`,
    }),
  ).toEqual([]);
});

it('reports a tag in the address of a registry', async () => {
  expect(await found({ 'a.yaml': source('OCIRepository', 'url: oci://ghcr.io/acme/app:1.0.0') })).toEqual([
    'error schema a.yaml:6',
  ]);
  expect(await found({ 'a.yaml': source('OCIRepository', 'url: oci://registry:5000/acme/app') })).toEqual([]);
  expect(await found({ 'a.yaml': images('ghcr.io/acme/app:1.0.0') })).toEqual([
    'error schema a.yaml:6 -> ghcr.io/acme/app',
  ]);
  expect(await found({ 'a.yaml': images('https://ghcr.io/acme/app') })).toEqual([
    'error schema a.yaml:6 -> ghcr.io/acme/app',
  ]);
  for (const healthy of ['ghcr.io/acme/app', 'registry:5000/acme/app', 'localhost:5000/app', 'nginx'])
    expect(await found({ 'a.yaml': images(healthy) }), healthy).toEqual([]);
});

it('reports a network that is not JSON', async () => {
  const network = (config: string): Files => ({
    'a.yaml': `apiVersion: k8s.cni.cncf.io/v1
kind: NetworkAttachmentDefinition
metadata: {name: a, namespace: a}
spec:
  config: |
${config.replace(/^/gm, '    ')}
`,
  });
  const said = async (config: string): Promise<string[]> =>
    (await findingsOf('schema', network(config))).map(({ severity, message }) => `${severity} ${message}`);
  const WRONG = 'warning `spec.config` is not valid JSON, so pods cannot be attached to this network.';
  expect(await said('{"a": [1,\n 2,\n]}')).toEqual([`${WRONG} Remove the comma at the end of line 2 of the text.`]);
  expect(await said('{"a": 1\n "b": 2}')).toEqual([`${WRONG} Add a comma at the end of line 1 of the text.`]);
  expect(await said('{"a": 1')).toEqual([WRONG]);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: these are Flux's variables.
  for (const healthy of ['{"a": ["${IP}", ${VLAN}]}', '{"a": {{ .Values.a }}}', '{"cniVersion": "1.0.0"}'])
    expect(await found(network(healthy)), healthy).toEqual([]);
});

it('reports a receiver that an AlertmanagerConfig does not have', async () => {
  const config = (route: string, receivers = '[{name: blackhole}, {name: pushover}]'): Files => ({
    'a.yaml': `apiVersion: monitoring.coreos.com/v1alpha1
kind: AlertmanagerConfig
metadata: {name: a, namespace: a}
spec:
  route: ${route}
  receivers: ${receivers}
`,
  });
  expect(await found(config('{receiver: pushovr}'))).toEqual(['warning schema a.yaml:5 -> pushover']);
  expect(await found(config('{receiver: pushover, routes: [{receiver: heartbeat}]}'))).toEqual([
    'warning schema a.yaml:5',
  ]);
  expect(await found(config('{receiver: elsewhere, routes: [{receiver: heartbeat}]}'))).toEqual([]);
  expect(await found(config('{receiver: pushover, routes: [{receiver: blackhole}, {matchers: []}]}'))).toEqual([]);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is Flux's variable.
  expect(await found(config('{receiver: other}', '[{name: "${NAME}"}]'))).toEqual([]);
});

it('reports a duration that the operator cannot read, and writes days as hours', async () => {
  const object = (apiVersion: string, kind: string, spec: string): string =>
    `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a, namespace: a}\nspec:\n  ${spec}\n`;
  const certificate = (duration: string): string =>
    object(
      'cert-manager.io/v1',
      'Certificate',
      `secretName: a\n  dnsNames: [a.acme.io]\n  issuerRef: {name: a, kind: Issuer}\n  duration: ${duration}`,
    );
  expect(await found({ 'a.yaml': certificate('90d') })).toEqual(['error schema a.yaml:8 -> 2160h']);
  expect(await found({ 'a.yaml': certificate('1 quarter') })).toEqual(['warning schema a.yaml:8']);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is Flux's variable.
  for (const healthy of ['2160h', '1h30m', '1.5h', '"0"', '${DURATION}'])
    expect(await found({ 'a.yaml': certificate(healthy) }), healthy).toEqual([]);
  for (const [apiVersion, kind, spec, fixed] of [
    ['external-secrets.io/v1', 'ExternalSecret', 'refreshInterval: 1d', '24h'],
    ['velero.io/v1', 'Schedule', 'schedule: "@daily"\n  template: {ttl: 30d}', '720h'],
    ['infra.contrib.fluxcd.io/v1alpha2', 'Terraform', 'sourceRef: {kind: Bucket, name: a}\n  interval: 2w', '336h'],
  ] as const) {
    const [line, ...others] = await found({ 'a.yaml': object(apiVersion, kind, spec) });
    expect([line?.endsWith(`-> ${fixed}`), others], kind).toEqual([true, []]);
  }
});

it('reports a template of a Secret that Go cannot parse, whatever else is wrong with the object', async () => {
  const secret = (more: string): string =>
    `apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: a, namespace: a}\nspec:\n  secretStoreRef: {name: a}\n  dataFrom: [{extract: {key: a}}]\n  target:\n    template:\n${more}      data:\n        token: '{{ .api-token }}'\n`;
  expect(await found({ 'a.yaml': secret('') })).toEqual(['error schema a.yaml:10 -> \'{{ index . "api-token" }}\'']);
  const [, ...others] = await found({ 'a.yaml': secret('      labels: {a: b}\n') });
  expect(others).toEqual(['error schema a.yaml:11 -> \'{{ index . "api-token" }}\'']);
});

it('reports a tag in the values of a chart that no image can have', async () => {
  const release = (tag: string, repository = 'ghcr.io/acme/app'): string =>
    `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: a, namespace: a}\nspec:\n  interval: 1h\n  chart: {spec: {chart: a, version: 1.0.0, sourceRef: {kind: HelmRepository, name: a}}}\n  values:\n    sidecars:\n      - image: {repository: "${repository}", tag: "${tag}"}\n`;
  const digest = `sha256:${'a1'.repeat(32)}`;
  expect(await found({ 'a.yaml': release(`1.2.3${digest}`) })).toEqual([`error schema a.yaml:9 -> "1.2.3@${digest}"`]);
  for (const wrong of [`v1.2.3@${'a1'.repeat(20)}`, `1.2.3@${digest.slice(0, -1)}`, '1.2.3:latest', '1.2 3'])
    expect(await found({ 'a.yaml': release(wrong) }), wrong).toEqual(['warning schema a.yaml:9']);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is Flux's variable.
  for (const healthy of ['1.2.3', `1.2.3@${digest}`, `@${digest}`, digest, '', '${TAG}', '{{ .Chart.AppVersion }}', '*'])
    expect(await found({ 'a.yaml': release(healthy) }), healthy).toEqual([]);
  expect(await found({ 'a.yaml': release('release/1.2', 'https://github.com/acme/app') })).toEqual([]);
});

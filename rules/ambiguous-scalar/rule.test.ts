import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { brief, findingsOf, fixesOf } from '../../test/rules/check-tree.ts';

const found = (text: string): Promise<readonly Finding[]> => findingsOf('ambiguous-scalar', { 'a.yaml': text });
const configMap = (value: string, key = 'a'): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: web}\ndata:\n  ${key}: ${value}\n`;
const release = (values: string): string =>
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: app, namespace: web}\nspec:\n  interval: 1h\n  chartRef: {kind: OCIRepository, name: app}\n  values:\n    ${values}\n`;
const deployment = (value: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: app, namespace: web}\nspec:\n  selector: {matchLabels: {app: app}}\n  template:\n    metadata: {labels: {app: app}}\n    spec:\n      containers:\n        - name: app\n          image: app:1.0.0\n          env:\n            - name: DEBUG\n              value: ${value}\n`;

describe('ambiguous-scalar', () => {
  it.each(['yes', 'no', 'on', 'Off', '2024-01-31'])('warns of %s in data, and quotes it', async (value) => {
    const findings = await found(configMap(value));
    expect(brief(findings)).toEqual(['warning ambiguous-scalar a.yaml:5']);
    expect(fixesOf(findings)).toEqual([`"${value}"`]);
  });

  it('warns of the variables of a container', async () => {
    expect(brief(await found(deployment('yes')))).toEqual(['warning ambiguous-scalar a.yaml:14']);
    expect(await found(deployment('"yes"'))).toEqual([]);
  });

  it.each(['1.10', '0755', '1e3', '1_000', '0x1f'])(
    'warns of the version %s in the values of a chart',
    async (value) => {
      const findings = await found(release(`image: {tag: ${value}}`));
      expect(brief(findings)).toEqual(['warning ambiguous-scalar a.yaml:8']);
      expect(fixesOf(findings)).toEqual([`"${value}"`]);
    },
  );

  it.each([
    ['below any key', 'backup: {since: 2024-10-01}'],
    ['in a list', 'holidays: [2024-10-01]'],
    ['with a time', 'window: 2024-10-01 10:00:00'],
  ])('warns of a date in the values of a chart: %s', async (_, values) => {
    const findings = await found(release(values));
    expect(brief(findings)).toEqual(['warning ambiguous-scalar a.yaml:8']);
    expect(await found(release(values.replace(/2024[-0-9: ]*[0-9]/, '"$&"')))).toEqual([]);
  });

  it.each([
    ['text in quotes', configMap('"yes"')],
    ['other text', configMap('yesterday')],
    ['a number that schemas report', configMap('1.10')],
    ['a version that is the same as a number', release('image: {tag: 1.5}')],
    ['a version that is text anyway', release('image: {tag: 1.10.0}')],
    ['a number where numbers are usual', release('replicas: 010')],
    ['a boolean in the values of a chart', release('ingress: {tls: yes}')],
    ['the version of a schema', release('schemaVersion: 1.10')],
    ['a kind without text', configMap('yes').replace('ConfigMap', 'Secret')],
  ])('is silent about %s', async (_, text) => expect(await found(text)).toEqual([]));

  it('shows no value of a secret, and does not fix it', async () => {
    const [finding] = await found(configMap('2024-01-31', 'password'));
    expect(finding?.message).not.toContain('2024');
    expect(finding?.fix).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { briefWithBuilds, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { resources } from '../../test/rules/fleet.ts';
import { configMap } from '../../test/rules/overlays.ts';

const RULES = ['missing-file', 'overlay-build', 'unmatched-patch', 'unstable-reference'];
const findings = (head: Files, base?: Files): Promise<readonly Finding[]> => findingsOf(RULES, head, { base });

describe('unstable-reference', () => {
  const release = (values: string): string =>
    `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: a\nspec:\n  interval: 1h\n  chartRef: {kind: OCIRepository, name: b}\n${values}`;
  const from = release('  valuesFrom:\n    - kind: ConfigMap\n      name: values\n');
  const overlay = `${resources('a.yaml')}configMapGenerator:\n  - name: values\n    literals: [a=b]\n`;

  it('is an error for a field that must name an object, a warning in values', async () => {
    expect(briefWithBuilds(await findings({ 'kustomization.yaml': overlay, 'a.yaml': from }))).toEqual([
      'error unstable-reference a.yaml:10 []',
    ]);
    const values = release('  values:\n    config:\n      type: configMap\n      name: values\n');
    expect(briefWithBuilds(await findings({ 'kustomization.yaml': overlay, 'a.yaml': values }))[0]).toMatch(/^warning/);
  });

  it('is silent where the name is kept or is there otherwise', async () => {
    const kept = `${overlay}generatorOptions:\n  disableNameSuffixHash: true\n`;
    expect(await findings({ 'kustomization.yaml': kept, 'a.yaml': from })).toEqual([]);
    const elsewhere = { 'other/kustomization.yaml': resources('b.yaml'), 'other/b.yaml': configMap('values') };
    expect(await findings({ 'app/kustomization.yaml': overlay, 'app/a.yaml': from, ...elsewhere })).toEqual([]);
  });

  it('has a fix after which nothing is left to report', async () => {
    const [finding] = await findings({ 'kustomization.yaml': overlay, 'a.yaml': from });
    const [edit] = finding?.fix?.edits ?? [];
    const lines = overlay.split('\n');
    const line = edit ? (lines[edit.start.line - 1] ?? '') : '';
    lines[(edit?.start.line ?? 1) - 1] =
      `${line.slice(0, (edit?.start.column ?? 1) - 1)}${edit?.text}${line.slice((edit?.start.column ?? 1) - 1)}`;
    expect(await findings({ 'kustomization.yaml': lines.join('\n'), 'a.yaml': from })).toEqual([]);
  });

  it.each([
    ['a route', 'gateway.networking.k8s.io/v1', 'HTTPRoute', '  rules:\n    - backendRefs: [{name: b, port: 80}]\n', 8],
    ['an autoscaler', 'keda.sh/v1alpha1', 'ScaledObject', '  scaleTargetRef:\n    name: c\n', 8],
  ])('knows the references of %s', async (_, apiVersion, kind, spec, line) => {
    const user = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: a\n  namespace: web\nspec:\n${spec}`;
    const others = [
      'apiVersion: v1\nkind: Service\nmetadata: {name: b, namespace: web}\nspec: {ports: [{port: 80}]}',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: c, namespace: web}',
    ];
    const files = { 'a.yaml': user, 'b.yaml': others.join('\n---\n') };
    const built = (prefix: string): Files => ({
      ...files,
      'kustomization.yaml': `${prefix}${resources('a.yaml', 'b.yaml')}`,
    });
    expect(briefWithBuilds(await findings(built('nameSuffix: -eu\n')))).toEqual([
      `error unstable-reference a.yaml:${line} []`,
    ]);
    expect(await findings(built('namespace: web\n'))).toEqual([]);
  });
});

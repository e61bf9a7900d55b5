import { expect } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { FORMAT_NAMES, render } from '../../src/report/formats/format.ts';
import { rules } from '../../src/run.ts';
import { resultOf } from './check-tree.ts';

/** Texts by path. */
export type Files = Readonly<Record<string, string>>;

/** Made at run time, so that no scanner takes the tests for a leak. */
export const RANDOM = ['7hK2pQ9x', 'Vb4mZt8w', 'Lq3Nc6Rd'].join('');
export const OTHER = ['Xw5tJ8nB', 'q1Gs4Kd7', 'Pz2VhM6y'].join('');
export const GITHUB = `gh${'p'}_${'aB3dE5gH7jK9mN1pQ3sT5vX7zA9cE1gI3kM5'}`;

/** What plaintext-secret says of a tree; with `base`, what is new since then. */
export async function secretFindings(files: Files, base?: Files): Promise<readonly Finding[]> {
  const { report, snippets } = await resultOf(files, { base });
  const formats = FORMAT_NAMES.map((name) => render(name, report, { snippets, rules, color: false, prefix: '' }));
  const text = [JSON.stringify(report), ...formats].join('\n');
  for (const secret of [RANDOM, OTHER, GITHUB])
    for (const form of [secret, base64(secret), base64(base64(secret))]) expect(text).not.toContain(form);
  return report.findings.filter(({ rule }) => rule === 'plaintext-secret');
}

/** `severity path:line` of each finding. */
export async function told(files: Files, base?: Files): Promise<string[]> {
  const findings = await secretFindings(files, base);
  return findings.map(({ severity, location: { path, start } }) => `${severity} ${path}:${start.line}`);
}

/** A cluster of Flux that applies `apps`. */
export function cluster(name: string, path: string): Files {
  const source = '{kind: GitRepository, name: flux-system}';
  return {
    [`clusters/${name}/flux-system/gotk-sync.yaml`]: [
      'apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata: {name: flux-system, namespace: flux-system}',
      'spec: {interval: 1m, url: "https://github.com/example/fleet", ref: {branch: main}}\n---',
      'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: flux-system, namespace: flux-system}',
      `spec: {interval: 1m, prune: true, path: ./clusters/${name}, sourceRef: ${source}}\n`,
    ].join('\n'),
    [`clusters/${name}/apps.yaml`]: [
      'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: apps, namespace: flux-system}',
      `spec: {interval: 1m, prune: true, path: ./${path}, sourceRef: ${source}}\n`,
    ].join('\n'),
  };
}

export function secret(entries: string, field = 'stringData'): string {
  return `apiVersion: v1\nkind: Secret\nmetadata: {name: podinfo, namespace: podinfo}\n${field}:\n${entries.replace(/^/gm, '  ')}\n`;
}

export function configMap(data: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: podinfo, namespace: podinfo}\ndata:\n${data.replace(/^/gm, '  ')}\n`;
}

/** A Deployment whose container has some fields, as one flow mapping. */
export function container(fields: string): string {
  return [
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: podinfo, namespace: podinfo}',
    'spec:\n  selector: {matchLabels: {app: podinfo}}\n  template:\n    metadata: {labels: {app: podinfo}}',
    `    spec:\n      containers:\n        - name: app\n          image: podinfo:1.0.0\n${fields.replace(/^/gm, '          ')}\n`,
  ].join('\n');
}

/** A HelmRelease with some values. */
export function release(values: string): string {
  return [
    'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: a, namespace: a}\nspec:\n  interval: 10m',
    '  chart: {spec: {chart: a, version: 1.0.0, sourceRef: {kind: HelmRepository, name: a}}}\n  values:',
    `${values.replace(/^/gm, '    ')}\n`,
  ].join('\n');
}

export function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

import type { Finding } from '../../../src/findings/finding.ts';
import type { PolicyTargets } from '../../../src/policy/policy.ts';
import { findingsOf } from '../../rules/check-tree.ts';

const RULES = ['schema', 'unknown-kind', 'removed-api', 'deprecated-api'];

/** What the schema rules find in files. */
export function findingsIn(files: Record<string, string>, targets: PolicyTargets = {}): Promise<readonly Finding[]> {
  return findingsOf(RULES, files, { policy: { targets } });
}

/** Findings in short: `severity rule line:column message`. */
export async function told(text: string | Record<string, string>, targets?: PolicyTargets): Promise<string[]> {
  const found = await findingsIn(typeof text === 'string' ? { 'a.yaml': text } : text, targets);
  return found.map(
    ({ severity, rule, location: { start }, message }) =>
      `${severity} ${rule} ${start.line}:${start.column} ${message}`,
  );
}

/** The files after all fixes. */
export async function fixed(text: string, targets?: PolicyTargets): Promise<string> {
  const lines = text.split('\n');
  const found = await findingsIn({ 'a.yaml': text }, targets);
  const edits = found.flatMap(({ fix }) => fix?.edits ?? []);
  for (const { start, end, text: replacement } of edits.toSorted((a, b) => b.start.column - a.start.column)) {
    const line = lines[start.line - 1] ?? '';
    lines[start.line - 1] = line.slice(0, start.column - 1) + replacement + line.slice(end.column - 1);
  }
  return lines.join('\n');
}

/** A HelmRelease with further fields of its spec. */
export function helmRelease(spec: string, apiVersion = 'helm.toolkit.fluxcd.io/v2'): string {
  return `apiVersion: ${apiVersion}
kind: HelmRelease
metadata:
  name: podinfo
spec:
  interval: 10m
  chartRef:
    kind: OCIRepository
    name: podinfo
${spec}`;
}

/** A Deployment with further fields of its container. */
export function deployment(container: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: podinfo
spec:
  selector:
    matchLabels: {app: podinfo}
  template:
    metadata:
      labels: {app: podinfo}
    spec:
      containers:
        - name: podinfo
          image: podinfo:1
${container}`;
}

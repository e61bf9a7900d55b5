import { baselineText } from '../../src/baseline/write.ts';
import { type CheckSettings, type Files, resultOf } from '../rules/check-tree.ts';

/** Where a baseline is by default. */
export const BASELINE = '.github/gitops-gate-baseline.json';

/** A Deployment; a text as the number of its replicas is an error. */
export function deployment(name: string, replicas: string | number = 'two', namespace = 'web'): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  replicas: ${replicas}
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec: {containers: [{name: web, image: "ghcr.io/example/web:1.4.0"}]}
`;
}

/** A Secret with a password in plain text. */
export function secret(password: string): string {
  return `apiVersion: v1
kind: Secret
metadata: {name: db, namespace: web}
stringData:
  password: ${password}
`;
}

/** The baseline that accepts all findings of some files. */
export async function baselineOf(files: Files, settings?: CheckSettings): Promise<string> {
  const { debt } = await resultOf({ ...files, [BASELINE]: baselineText([]) }, settings);
  return baselineText([...debt.accepted, ...debt.others]);
}

/** Some files with the baseline that accepts all of their findings. */
export async function accepted<F extends Files>(files: F): Promise<F & { readonly [BASELINE]: string }> {
  return { ...files, [BASELINE]: await baselineOf(files) };
}

/** The rule and place of each finding that counts, and how many the baseline accepts. */
export async function outcome(
  head: Files,
  settings?: CheckSettings,
): Promise<[findings: string[], inBaseline: number]> {
  const { report } = await resultOf(head, settings);
  return [
    report.findings.map(
      ({ severity, rule, location }) => `${severity} ${rule} ${location.path}:${location.start.line}`,
    ),
    report.summary.inBaseline,
  ];
}

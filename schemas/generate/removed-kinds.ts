// Versions that Kubernetes removed and whose types are in no module anymore, from its guide:
// https://kubernetes.io/docs/reference/using-api/deprecation-guide/ and, for alpha versions, its change logs.

import type { RemovedVersion, Replacement } from '../../src/kubernetes/bundled-schemas.ts';

export const removedKinds: readonly RemovedVersion[] = [
  row('auditregistration.k8s.io', 'v1alpha1', 'AuditSink', '1.18', '1.19'),
  row('batch', 'v2alpha1', 'CronJob', '1.20', '1.21', { group: 'batch', version: 'v1', kind: 'CronJob' }),
  row('extensions', 'v1beta1', 'PodSecurityPolicy', '1.15', '1.16'),
  row('policy', 'v1beta1', 'PodSecurityPolicy', '1.24', '1.25'),
  row('settings.k8s.io', 'v1alpha1', 'PodPreset', '1.19', '1.20'),
];

function row(
  group: string,
  version: string,
  kind: string,
  lastServed: string,
  removed: string,
  replacement: Replacement | null = null,
): RemovedVersion {
  return { group, version, kind, lastServed, removed, replacement };
}

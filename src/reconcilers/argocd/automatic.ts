import type { KubernetesObject } from '../../kubernetes/object.ts';
import { stringAt, valueAt } from '../../yaml/value.ts';

/** Whether Argo CD syncs an Application by itself. */
export function isAutomatic({ value }: KubernetesObject): boolean {
  const automated = valueAt(value, ['spec', 'syncPolicy', 'automated']);
  const isSkipped = stringAt(value, 'metadata', 'annotations', 'argocd.argoproj.io/skip-reconcile') === 'true';
  const isEnabled = valueAt(value, ['spec', 'syncPolicy', 'automated', 'enabled']) !== false;
  return automated !== undefined && automated !== null && isEnabled && !isSkipped;
}

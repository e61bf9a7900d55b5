import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { listAt } from '../../src/yaml/value.ts';
import { slipOf } from './near.ts';

/** The finalizers that Argo CD removes from an Application once it is deleted (application_defaults.go). */
const FINALIZERS = [
  'resources-finalizer.argocd.argoproj.io',
  'resources-finalizer.argocd.argoproj.io/background',
  'resources-finalizer.argocd.argoproj.io/foreground',
  'pre-delete-finalizer.argocd.argoproj.io',
  'pre-delete-finalizer.argocd.argoproj.io/cleanup',
  'post-delete-finalizer.argocd.argoproj.io',
  'post-delete-finalizer.argocd.argoproj.io/cleanup',
];

/** Finalizers that no one removes, so that the Application can never be deleted. */
export function* badFinalizers(object: KubernetesObject, prefix: readonly string[]): Iterable<Problem> {
  const path = [...prefix, 'metadata', 'finalizers'];
  for (const [index, finalizer] of listAt(object.value, ...path).entries()) {
    if (typeof finalizer !== 'string' || FINALIZERS.includes(finalizer)) continue;
    const near = slipOf(finalizer, FINALIZERS);
    if (near === undefined) continue;
    yield {
      at: object.at(...path, index),
      message: `Argo CD does not know the finalizer \`${finalizer}\` and never removes it, so the Application cannot be deleted. Did you mean \`${near}\`?`,
      fix: near,
    };
  }
}

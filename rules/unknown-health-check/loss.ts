import type { KubernetesObject } from '../../src/kubernetes/object.ts';

/** What Flux does with a check that cannot pass, as a sentence. */
export function lossOf(kustomization: KubernetesObject): string {
  return kustomization.at('spec', 'wait').value === true
    ? 'Flux ignores this check because of `wait: true`.'
    : `Kustomization \`${kustomization.name}\` waits until its timeout and never becomes ready.`;
}

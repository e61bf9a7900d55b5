import { KubernetesObject } from '../../../kubernetes/object.ts';
import { hasVariable } from '../../../text/variables.ts';
import { writtenAt } from '../../../yaml/origin.ts';
import { stringAt } from '../../../yaml/value.ts';
import { Providers } from '../generated/providers.ts';
import { substituteObject } from '../substitute/object.ts';
import { lookupIn, readVariables } from '../substitute/variables.ts';
import { FLUX_NAMESPACE } from './entrypoint.ts';

/**
 * A Kustomization as it becomes once it applies itself together with other objects: with its own `postBuild` substituted in it.
 * Undefined if its path then still depends on something that is not known.
 */
export function appliedToItself(
  kustomization: KubernetesObject,
  beside: Iterable<KubernetesObject>,
): KubernetesObject | undefined {
  const path = kustomization.at('spec', 'path');
  if (typeof path.value !== 'string' || path.value === '') return undefined;
  if (!hasVariable(path.value)) return kustomization;
  const providers = new Providers();
  for (const object of beside) providers.add(object);
  const namespace = kustomization.namespace || FLUX_NAMESPACE;
  const variables = readVariables(kustomization, namespace, (...id) => providers.get(...id));
  if (!variables.areUsed || variables.invalid.length > 0) return undefined;
  const { value, missing } = substituteObject(kustomization.value, kustomization.origin, lookupIn(variables));
  // A variable that is not set would make the path that of a directory above.
  const isOpen = missing.some(({ origin }) => writtenAt(origin) === writtenAt(path.origin));
  return isOpen || hasVariable(stringAt(value, 'spec', 'path') ?? '')
    ? undefined
    : new KubernetesObject(value, kustomization.origin);
}

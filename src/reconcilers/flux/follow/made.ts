import type { Guard } from '../../../guard.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { ANYTHING } from '../../may-bring.ts';
import { type GeneratedObjects, generatedBy } from '../generated/generated-objects.ts';
import type { Providers } from '../generated/providers.ts';
import type { UnknownReason } from './flux-kustomization.ts';

/** What controllers make of an object, and what is not known of that. */
export interface Made {
  readonly objects: readonly KubernetesObject[];
  readonly unknowns: readonly UnknownReason[];
}

/** What controllers make of an object; not known if that fails. */
export function madeOf(object: KubernetesObject, providers: Providers, guard: Guard): Made {
  const { kind, name, origin } = object;
  const subject = { what: `The output of ${kind} \`${name}\``, at: origin };
  const { objects, unknown, brings, excess } = guard.run(
    'objects',
    () => subject,
    () => generatedBy(object, providers),
    (): GeneratedObjects => ({ objects: [], unknown: 'it could not be checked' }),
  );
  if (unknown === undefined) return { objects, unknowns: [] };
  if (excess !== undefined) guard.leave(subject, excess);
  const reason = `Not all objects of ${kind} \`${name}\` are known: ${unknown}.`;
  return { objects, unknowns: [{ kind: 'resource-set', reason, origin, brings: brings ?? ANYTHING }] };
}

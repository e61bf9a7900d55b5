import type { Problem } from '../../src/findings/problem.ts';
import type { Manifests } from '../../src/kubernetes/manifests.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { quoted } from '../../src/text/words.ts';
import { writtenAt } from '../../src/yaml/origin.ts';
import { labelOf, sealedValues } from './scope.ts';

/** A SealedSecret, and the namespace and name that it was sealed for. */
export interface Sealed {
  readonly label: string;
  readonly object: KubernetesObject;
}

/**
 * Objects with a sealed value of another one, or of the same one under its former name. Sealing twice never gives the same text, so
 * such a value was copied. `before` are the objects of the base.
 */
export function* copies(
  objects: readonly Sealed[],
  before: readonly Sealed[],
): Iterable<{ readonly object: KubernetesObject; readonly problem: Problem }> {
  const first = new Map<string, Sealed>();
  const isOfBase = new Set<Sealed>();
  for (const sealed of before)
    for (const { ciphertext } of sealedValues(sealed.object)) {
      if (first.has(ciphertext)) continue;
      first.set(ciphertext, sealed);
      isOfBase.add(sealed);
    }
  const seen = new Set<string>();
  for (const sealed of objects) {
    const place = writtenAt(sealed.object.origin);
    if (seen.has(place)) continue;
    seen.add(place);
    for (const { key, ciphertext } of sealedValues(sealed.object)) {
      const known = first.get(ciphertext);
      if (!known) first.set(ciphertext, sealed);
      if (!known || known.label === sealed.label) continue;
      yield { object: sealed.object, problem: describe(sealed, known, key, isOfBase.has(known)) };
      break;
    }
  }
}

/** The SealedSecrets of which it is known what they were sealed for. */
export function labeled(objects: readonly KubernetesObject[], manifests: Manifests): Sealed[] {
  return objects.flatMap((object) => {
    const label = object.kind === 'SealedSecret' ? labelOf(object, manifests) : undefined;
    return label === undefined ? [] : { object, label };
  });
}

function describe({ object, label }: Sealed, known: Sealed, key: string, isOfBase: boolean): Problem {
  const same = `${quoted(key)} of the SealedSecret ${quoted(label)} has the same sealed value as ${quoted(known.label)}`;
  return {
    at: object.at('spec', 'encryptedData', key).key,
    message: isOfBase
      ? `${same} in the base. It was sealed for that name and namespace, so the controller cannot decrypt it here. Seal it again.`
      : `${same}. A value is sealed for one name and namespace, so the controller can decrypt it in one of them at most. Seal it again.`,
    related: isOfBase ? [] : [{ at: known.object.at('spec', 'encryptedData'), message: 'the same sealed value' }],
    values: ['copy', key, known.label],
  };
}

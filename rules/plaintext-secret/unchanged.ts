import { declaredSecrets } from '../../src/kubernetes/secrets/find.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { writtenAt } from '../../src/yaml/origin.ts';
import { type FoundSecret, rangeOf } from './found.ts';

const found = new WeakMap<Revision, ReadonlySet<string>>();

/** Whether the value of an example is still what an object has after its build, so that no patch or replacement sets another one. */
export function isUsed(secret: FoundSecret, revision: Revision): boolean {
  if (secret.held === 'literal' || secret.held === 'file') return true;
  let places = found.get(revision);
  if (!places) {
    places = unchangedIn(revision);
    found.set(revision, places);
  }
  return places.has(writtenAt(rangeOf(secret)));
}

/** Where the objects of a revision have the values of examples from. */
function unchangedIn({ objects }: Revision): ReadonlySet<string> {
  const places = new Set<string>();
  for (const object of objects)
    for (const { certainty, path } of declaredSecrets(object.value))
      if (certainty === 'unchanged') places.add(writtenAt(object.at(...path).origin));
  return places;
}

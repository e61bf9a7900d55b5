import type { AskedObject } from '../findings/asks-for.ts';
import { getOrInsert } from '../grouping.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Revision } from '../revision/revision.ts';
import { appliersDeed } from './appliers.ts';
import type { Comparison, Deed } from './deed.ts';
import { unlisted } from './listed.ts';
import { renamed } from './renamed.ts';
import { statedId, writtenIn } from './written.ts';

/** What a change did to an object that the base has in one of some builds, or to a field of it. */
export function objectDeed(asked: AskedObject, builds: readonly string[], compared: Comparison): Deed | undefined {
  const before = named(compared.base, asked, builds);
  const { field } = asked;
  if (field) return firstDeed(before, (object) => fieldDeed(object, field, compared));
  if (before.length === 0 || named(compared.head, asked, builds).length > 0) return undefined;
  return (
    firstDeed(before, (object) => ownDeed(object, asked, builds, compared)) ??
    firstDeed(before, (object) => unlisted(object, compared)) ??
    firstDeed(before, (object) => appliersDeed(object, compared))
  );
}

function firstDeed(
  objects: readonly KubernetesObject[],
  find: (object: KubernetesObject) => Deed | undefined,
): Deed | undefined {
  for (const object of objects) {
    const deed = find(object);
    if (deed) return deed;
  }
  return undefined;
}

/** A value that the change takes out of an object. */
function fieldDeed(object: KubernetesObject, field: readonly string[], compared: Comparison): Deed | undefined {
  const at = object.at(...field);
  if (!at.exists || !compared.isDeleted(at)) return undefined;
  const what = field.length === 2 && field[0] === 'data' ? `the key \`${field[1]}\`` : `\`${field.join('.')}\``;
  return { side: 'base', at, object, words: `removes ${what} from ${object.kind} \`${object.name}\`` };
}

/** What the change did in the lines that say who the object is. */
function ownDeed(
  object: KubernetesObject,
  asked: AskedObject,
  builds: readonly string[],
  compared: Comparison,
): Deed | undefined {
  const name = object.at('metadata', 'name');
  const namespace = object.at('metadata', 'namespace');
  const at = [name, namespace, object.at('kind')].find((place) => place.exists && compared.isDeleted(place));
  if (!at) return undefined;
  const what = `${object.kind} \`${asked.name}\``;
  const namespaces = (revision: Revision): string[] =>
    named(revision, { ...asked, namespace: undefined }, builds).map((other) => other.namespace);
  const before = new Set(namespaces(compared.base));
  const [to, ...more] = new Set(namespaces(compared.head).filter((namespace) => !before.has(namespace)));
  if (to !== undefined && more.length === 0)
    return { side: 'base', at, object, words: `moves ${what} to namespace \`${to}\`` };
  // Its lines can change without it, as when they are formatted.
  if (isStillWritten(object, name.origin.file.path, compared)) return undefined;
  const other = at === name ? renamed(object, compared) : undefined;
  return other ?? { side: 'base', at, object, words: `removes ${what} from \`${at.origin.file.path}\`` };
}

/** Whether the head still has an object in the file that had it in the base. */
function isStillWritten(object: KubernetesObject, basePath: string, compared: Comparison): boolean {
  const path = compared.file(basePath)?.path ?? basePath;
  return writtenIn(compared.head, path, object.groupKind).ids.has(statedId(object));
}

const indexes = new WeakMap<Revision, ReadonlyMap<string, readonly KubernetesObject[]>>();

/** The objects of a revision that have a name, in their files or in a build, and that are in one of some builds. */
function named(revision: Revision, asked: AskedObject, builds: readonly string[]): KubernetesObject[] {
  const { group, kind, namespace } = asked;
  const found = indexOf(revision).get(`${kind}/${asked.name}`) ?? [];
  return found.filter(
    (object) =>
      (group === undefined || object.group === group) &&
      (namespace === undefined || [namespace, ''].includes(object.namespace)) &&
      (builds.length === 0 || object.builds.some((build) => builds.includes(build))),
  );
}

function indexOf(revision: Revision): ReadonlyMap<string, readonly KubernetesObject[]> {
  let index = indexes.get(revision);
  if (!index) {
    const made = new Map<string, KubernetesObject[]>();
    for (const object of revision.objects)
      for (const name of new Set([object.name, object.stated.name]))
        getOrInsert(made, `${object.kind}/${name}`, () => []).push(object);
    index = made;
    indexes.set(revision, index);
  }
  return index;
}

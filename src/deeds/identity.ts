import { getOrInsert } from '../grouping.ts';
import type { KubernetesObject, Place } from '../kubernetes/object.ts';
import type { Revision } from '../revision/revision.ts';
import type { Origin } from '../yaml/origin.ts';
import type { Comparison, Deed } from './deed.ts';
import { statedId } from './written.ts';

/**
 * The line by which a build gives an object of the base another name or namespace, while its own file states the same: a prefix, the
 * namespace of an overlay, a variable.
 */
export function changedIdentity(object: KubernetesObject, compared: Comparison): Deed | undefined {
  const basePath = object.origin.file.path;
  const path = compared.file(basePath)?.path ?? basePath;
  const before = new Set(statedAs(object, basePath, compared.base).map(finalId));
  for (const other of statedAs(object, path, compared.head)) {
    if (before.has(finalId(other))) continue;
    const field = other.namespace === object.namespace ? 'name' : 'namespace';
    const at = changedPart(other.at('metadata', field), compared);
    if (!at) continue;
    const words =
      field === 'name'
        ? `renames ${object.kind} \`${object.name}\` to \`${other.name}\``
        : `moves ${object.kind} \`${object.name}\` to namespace \`${other.namespace}\``;
    return { side: 'head', at, words, object: other };
  }
  return undefined;
}

/** What the change writes of a value: all of it, or a part, such as a prefix. */
function changedPart(place: Place, compared: Comparison): Place | Origin | undefined {
  if (compared.isAdded(place)) return place;
  for (let origin = place.origin.related; origin; origin = origin.related) if (compared.isAdded(origin)) return origin;
  return undefined;
}

function finalId({ namespace, name }: KubernetesObject): string {
  return `${namespace}/${name}`;
}

const indexes = new WeakMap<Revision, ReadonlyMap<string, readonly KubernetesObject[]>>();

/** The objects of a revision that a file states as it states an object. */
function statedAs(object: KubernetesObject, path: string, revision: Revision): readonly KubernetesObject[] {
  let index = indexes.get(revision);
  if (!index) {
    const made = new Map<string, KubernetesObject[]>();
    for (const one of revision.objects) getOrInsert(made, keyOf(one, one.origin.file.path), () => []).push(one);
    index = made;
    indexes.set(revision, index);
  }
  return index.get(keyOf(object, path)) ?? [];
}

function keyOf(object: KubernetesObject, path: string): string {
  return `${object.groupKind} ${statedId(object)} ${path}`;
}

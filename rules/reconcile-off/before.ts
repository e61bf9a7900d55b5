import { getOrInsert } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Revision } from '../../src/revision/revision.ts';

const indexes = new WeakMap<Revision, ReadonlyMap<string, readonly KubernetesObject[]>>();

/** What an object was in the base: in the same builds if those had it, otherwise in any. Empty for a new object. */
export function objectsBefore(object: KubernetesObject, base: Revision): readonly KubernetesObject[] {
  let index = indexes.get(base);
  if (!index) {
    index = indexOf(base);
    indexes.set(base, index);
  }
  const all = index.get(idOf(object)) ?? [];
  const inSameBuilds = all.filter(({ builds }) => builds.some((build) => object.builds.includes(build)));
  return inSameBuilds.length > 0 ? inSameBuilds : all;
}

function indexOf({ objects }: Revision): ReadonlyMap<string, readonly KubernetesObject[]> {
  const index = new Map<string, KubernetesObject[]>();
  for (const object of objects) getOrInsert(index, idOf(object), () => []).push(object);
  return index;
}

function idOf({ groupKind, namespace, name }: KubernetesObject): string {
  return `${groupKind}/${namespace}/${name}`;
}

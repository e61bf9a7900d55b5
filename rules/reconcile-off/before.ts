import { getOrInsert } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Revision } from '../../src/revision/revision.ts';

const indexes = new WeakMap<Revision, ReadonlyMap<string, ReadonlySet<string>>>();

/**
 * The effects of what was off of an object in the base: in the same builds if those had it, otherwise in any. Undefined for a new
 * object.
 */
export function effectsBefore(object: KubernetesObject, base: Revision): ReadonlySet<string> | undefined {
  const index = getOrInsert(indexes, base, () => indexOf(base));
  const inSameBuilds = object.builds.flatMap((build) => index.get(idOf(object, build)) ?? []);
  return inSameBuilds.length > 0
    ? new Set(inSameBuilds.flatMap((effects) => [...effects]))
    : index.get(idOf(object, undefined));
}

function indexOf({ objects, reconcilers }: Revision): ReadonlyMap<string, ReadonlySet<string>> {
  const index = new Map<string, Set<string>>();
  for (const object of objects) {
    const switches = reconcilers.flatMap((reconciler) => reconciler.switches(object));
    for (const build of [...object.builds, undefined]) {
      const effects = getOrInsert(index, idOf(object, build), () => new Set());
      for (const { effect } of switches) effects.add(effect);
    }
  }
  return index;
}

function idOf({ groupKind, namespace, name }: KubernetesObject, build: string | undefined): string {
  return JSON.stringify([groupKind, namespace, name, build]);
}

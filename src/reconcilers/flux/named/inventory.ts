import { getOrInsert } from '../../../grouping.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { type MadeObject, madeBy } from './made-objects.ts';

/** The objects of a world by kind, namespace and name; those without a namespace may be in any. */
export class Inventory {
  readonly #byKind = new Map<string, Map<string, MadeObject[]>>();

  constructor(objects: Iterable<KubernetesObject>) {
    for (const object of objects) {
      for (const made of madeBy(object)) {
        const names = getOrInsert(this.#byKind, made.groupKind, () => new Map<string, MadeObject[]>());
        getOrInsert(names, made.name, () => []).push(made);
      }
    }
  }

  /** The objects of a kind that have a name. */
  named(groupKind: string, name: string): readonly MadeObject[] {
    return this.#byKind.get(groupKind)?.get(name) ?? [];
  }

  /** The object of a kind, namespace and name. */
  find(groupKind: string, namespace: string, name: string): MadeObject | undefined {
    return this.named(groupKind, name).find((made) => isIn(made, namespace));
  }

  /** The objects of a kind that are, or may be, in a namespace. */
  *within(groupKind: string, namespace: string): Iterable<MadeObject> {
    for (const all of this.#byKind.get(groupKind)?.values() ?? [])
      for (const made of all) if (isIn(made, namespace)) yield made;
  }
}

/** Whether an object is, or may be, in a namespace. */
function isIn(made: MadeObject, namespace: string): boolean {
  return made.namespace === namespace || made.namespace === '*' || made.namespace === '' || namespace === '';
}

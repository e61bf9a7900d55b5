import { getOrInsert } from '../../../grouping.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { type MadeObject, madeBy } from './made-objects.ts';

/** The objects of a kind and name, in the order of the world. */
interface Namesakes {
  readonly all: MadeObject[];
  readonly byNamespace: Map<string, MadeObject[]>;
}

/** The objects of a world by kind, namespace and name; those without a namespace may be in any. */
export class Inventory {
  readonly #byKind = new Map<string, Map<string, Namesakes>>();
  readonly #within = new Map<string, readonly MadeObject[]>();

  constructor(objects: Iterable<KubernetesObject>) {
    for (const object of objects) {
      for (const made of madeBy(object)) {
        const names = getOrInsert(this.#byKind, made.groupKind, () => new Map<string, Namesakes>());
        const namesakes = getOrInsert(names, made.name, () => ({ all: [], byNamespace: new Map() }));
        namesakes.all.push(made);
        getOrInsert(namesakes.byNamespace, made.namespace, () => []).push(made);
      }
    }
  }

  /** The objects of a kind that have a name. */
  named(groupKind: string, name: string): readonly MadeObject[] {
    return this.#byKind.get(groupKind)?.get(name)?.all ?? [];
  }

  /** The objects of a kind and name that are in a namespace, or in every one. */
  namedIn(groupKind: string, namespace: string, name: string): readonly MadeObject[] {
    const byNamespace = this.#byKind.get(groupKind)?.get(name)?.byNamespace;
    const [own = [], everywhere = []] = [byNamespace?.get(namespace), byNamespace?.get('*')];
    return namespace === '*' ? own : [...own, ...everywhere];
  }

  /** The only namespace in which objects of a kind have a name. */
  onlyNamespace(groupKind: string, name: string): string | undefined {
    const byNamespace = this.#byKind.get(groupKind)?.get(name)?.byNamespace;
    return byNamespace?.size === 1 ? [...byNamespace.keys()][0] : undefined;
  }

  /** The object of a kind, namespace and name. */
  find(groupKind: string, namespace: string, name: string): MadeObject | undefined {
    const namesakes = this.#byKind.get(groupKind)?.get(name);
    if (namespace === '') return namesakes?.all[0];
    const places = [namespace, '*', ''].map((place) => namesakes?.byNamespace.get(place)?.[0]);
    return places.find((made) => made !== undefined);
  }

  /** The objects of a kind that are, or may be, in a namespace. */
  within(groupKind: string, namespace: string): readonly MadeObject[] {
    return getOrInsert(this.#within, `${groupKind} ${namespace}`, () =>
      [...(this.#byKind.get(groupKind)?.values() ?? [])].flatMap(({ all }) =>
        all.filter((made) => isIn(made, namespace)),
      ),
    );
  }
}

/** Whether an object is, or may be, in a namespace. */
function isIn(made: MadeObject, namespace: string): boolean {
  return made.namespace === namespace || made.namespace === '*' || made.namespace === '' || namespace === '';
}

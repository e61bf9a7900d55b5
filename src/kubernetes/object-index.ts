import { groupBy } from '../grouping.ts';
import { once } from '../once.ts';
import type { KubernetesObject } from './object.ts';

/** Objects that are deployed together, found by their kind, name or namespace without a look at each. */
export class ObjectIndex {
  readonly #byKind: () => ReadonlyMap<string, readonly KubernetesObject[]>;
  readonly #byName: () => ReadonlyMap<string, readonly KubernetesObject[]>;
  readonly #byNamespace: () => ReadonlyMap<string, readonly KubernetesObject[]>;

  constructor(objects: readonly KubernetesObject[]) {
    this.#byKind = once(() => groupBy(objects, ({ groupKind }) => groupKind));
    this.#byName = once(() => groupBy(objects, ({ groupKind, name }) => `${groupKind}\0${name}`));
    this.#byNamespace = once(() => groupBy(objects, ({ namespace }) => namespace));
  }

  /** Those of a kind, given as `group/Kind`. */
  ofKind(groupKind: string): readonly KubernetesObject[] {
    return this.#byKind().get(groupKind) ?? [];
  }

  /** Those of a kind with a name, in any namespace. */
  named(groupKind: string, name: string): readonly KubernetesObject[] {
    return this.#byName().get(`${groupKind}\0${name}`) ?? [];
  }

  /** Those in a namespace; empty for objects without one. */
  in(namespace: string): readonly KubernetesObject[] {
    return this.#byNamespace().get(namespace) ?? [];
  }
}

/** No objects. */
export const NO_OBJECTS = new ObjectIndex([]);

import { groupBy } from '../../../grouping.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import type { NamedObject } from '../../../kubernetes/references/reference.ts';
import type { Provided } from '../generated/providers.ts';
import type { MadeObject } from './made-objects.ts';

/** The keys of ConfigMaps and Secrets, and who takes which: to find the object whose key a reference to another name means. */
export class KeyHolders {
  readonly #ofObject: ReadonlyMap<KubernetesObject, readonly NamedObject[]>;
  readonly #takers: ReadonlyMap<string, readonly NamedObject[]>;
  readonly #holders: ReadonlyMap<string, readonly Provided[]>;

  /** By kind and key. */
  readonly #byKey: ReadonlyMap<string, readonly Provided[]>;

  /** All by the names that the references use. */
  constructor(references: readonly NamedObject[], holders: readonly Provided[]) {
    this.#ofObject = groupBy(references, ({ object }) => object);
    this.#takers = groupBy(references, ({ groupKind, name }) => `${groupKind}/${name}`);
    this.#holders = groupBy(holders, ({ kind, name }) => `/${kind}/${name}`);
    const entries = holders.flatMap((holder) => [...holder.values.keys()].map((key) => ({ holder, key })));
    const byKey = groupBy(entries, ({ holder, key }) => `/${holder.kind}/${key}`);
    this.#byKey = new Map([...byKey].map(([key, items]) => [key, items.map(({ holder }) => holder)]));
  }

  /** The only one of its kind anywhere that has the key for which a reference asks. */
  onlyOneWith({ groupKind, keys: [key, ...more] }: NamedObject): Provided | undefined {
    if (key === undefined || more.length > 0) return undefined;
    const [only, ...others] = this.#byKey.get(`${groupKind}/${key.name}`) ?? [];
    return others.length === 0 ? only : undefined;
  }

  /** The only one that has the key, from which the object of the reference takes other keys, if nothing takes that one. */
  meantBy({ object, groupKind, name, keys: [key, ...more], isOfChart }: NamedObject): Provided | undefined {
    // What else a chart reads is not known.
    if (key === undefined || more.length > 0 || isOfChart) return undefined;
    const others = (this.#ofObject.get(object) ?? []).filter(
      (other) => other.groupKind === groupKind && other.name !== name && other.keys.length > 0,
    );
    const having = [...new Set(others.map((other) => other.name))].flatMap((other) => {
      const holders = this.#holders.get(`${groupKind}/${other}`) ?? [];
      return holders.length === 1 ? holders.filter(({ values }) => values.has(key.name)) : [];
    });
    const [meant] = having;
    return meant && having.length === 1 && !this.#isTaken(meant, key.name) ? meant : undefined;
  }

  #isTaken({ kind, name }: Provided, key: string): boolean {
    const takers = this.#takers.get(`/${kind}/${name}`) ?? [];
    return takers.some(({ keys }) => keys.length === 0 || keys.some((other) => other.name === key));
  }
}

/** What an object provides by the name in its file, without the hash or prefix of a build. */
export function asWritten(provided: Provided): Provided {
  const { object, name } = provided;
  return name === object.name ? { ...provided, name: object.stated.name } : provided;
}

export function madeFrom({ kind, namespace, name, object }: Provided): MadeObject {
  return { groupKind: `/${kind}`, namespace, name, object };
}

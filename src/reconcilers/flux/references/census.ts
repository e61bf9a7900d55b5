import { getOrInsert } from '../../../grouping.ts';
import { areNearlyAll } from '../../../nearly-all.ts';
import type { ObjectName } from './object-reference.ts';

/** Minimum number of names of a kind that must resolve before the rest are checked against them. */
const ENOUGH = 5;
/** Minimum number of references that make a name or a namespace usual. */
const MANY = 10;

/** How many of the objects that the references of a cluster name exist, by kind; and how often each is named. */
export class ReferenceCensus {
  readonly #found = new Map<string, Set<string>>();
  readonly #missing = new Map<string, Set<string>>();
  /** References by kind and namespace, those to missing objects apart. */
  readonly #resolved = new Map<string, number>();
  readonly #unresolved = new Map<string, number>();
  readonly #uses = new Map<string, number>();

  constructor(references: readonly ObjectName[], missing: ReadonlySet<ObjectName>) {
    for (const reference of references) {
      const { groupKind, namespace, name } = reference;
      const isMissing = missing.has(reference);
      getOrInsert(isMissing ? this.#missing : this.#found, groupKind, () => new Set()).add(`${namespace}/${name}`);
      count(isMissing ? this.#unresolved : this.#resolved, placeOf(reference));
      count(this.#uses, `${placeOf(reference)}/${name}`);
    }
  }

  #counts(groupKind: string): { readonly found: number; readonly missing: number } {
    return { found: this.#found.get(groupKind)?.size ?? 0, missing: this.#missing.get(groupKind)?.size ?? 0 };
  }

  nearlyAllAreThere(groupKind: string): boolean {
    const { found, missing } = this.#counts(groupKind);
    return areNearlyAll(found, found + missing - 1, ENOUGH);
  }

  mostAreMissing(groupKind: string): boolean {
    const { found, missing } = this.#counts(groupKind);
    return missing > 2 && missing > found;
  }

  /** Whether a missing object is named only once, while all the many others of its kind and namespace exist. */
  isOnlyOneMissing(reference: ObjectName): boolean {
    const place = placeOf(reference);
    return (this.#resolved.get(place) ?? 0) >= MANY && this.#unresolved.get(place) === 1;
  }

  /** Whether many references have a name that is written where this one is. */
  isUsual(reference: ObjectName, name: string): boolean {
    return (this.#uses.get(`${placeOf(reference)}/${name}`) ?? 0) >= MANY;
  }

  /** The names that many references of that kind and namespace have, whether a file defines them or not. */
  usualNames(reference: ObjectName): string[] {
    const start = `${placeOf(reference)}/`;
    return [...this.#uses].flatMap(([key, uses]) =>
      uses >= MANY && key.startsWith(start) && !key.slice(start.length).includes('/') ? key.slice(start.length) : [],
    );
  }
}

function placeOf({ groupKind, namespace }: ObjectName): string {
  return `${groupKind}/${namespace}`;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

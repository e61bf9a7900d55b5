/** Collections of one document after which those that aliases repeat are walked no more. */
const MANY = 5_000;

/** The collections that a walk has seen, each under its keys. Aliases can repeat a collection in many places. */
export class Repeats {
  /** Those after the first `MANY`, as most walks have fewer. Most collections have one key. */
  readonly #seen = new Map<object, string | Set<string>>();
  #count = 0;

  /** Whether a walk that has seen very many has seen this one under the same key: it has nothing new then. */
  isOld(collection: object, keyOf: () => string): boolean {
    if (++this.#count <= MANY) return false;
    const key = keyOf();
    const keys = this.#seen.get(collection);
    if (keys === undefined) this.#seen.set(collection, key);
    else if (typeof keys === 'string' ? keys === key : keys.has(key)) return true;
    else if (typeof keys === 'string') this.#seen.set(collection, new Set([keys, key]));
    else keys.add(key);
    return false;
  }
}

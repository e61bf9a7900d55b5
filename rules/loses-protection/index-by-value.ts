import { getOrInsert } from '../../src/grouping.ts';

/** Items by the namespace that they are in and by values that they have, so that few are compared with a selector. */
export class ValueIndex<Item> {
  readonly #lists = new Map<string, Item[]>();

  /** Adds an item under each value; an item without values is found with `undefined`. */
  add(item: Item, namespace: string, values: readonly (string | undefined)[]): void {
    for (const value of values) getOrInsert(this.#lists, keyOf(namespace, value), () => []).push(item);
  }

  /** The items of a namespace with a value. */
  with(namespace: string, value: string | undefined): readonly Item[] {
    return this.#lists.get(keyOf(namespace, value)) ?? [];
  }
}

function keyOf(namespace: string, value: string | undefined): string {
  return value === undefined ? namespace : `${namespace}\0${value}`;
}

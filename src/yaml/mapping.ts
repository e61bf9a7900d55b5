import type { DocumentNotes } from './document-notes.ts';
import { Fault } from './fault.ts';
import type { Node } from './node.ts';
import type { ScalarReading } from './scalars.ts';
import { isList, isMap, newMap, ORIGINS, setEntry, type YamlMap } from './value.ts';

/** Keys that one mapping may hold: an object with so many is larger than what the API server stores (about 1.5 MiB). */
const MAX_KEYS = 150_000;

/** A mapping that is being read, and the values of its `<<`. */
export class Mapping {
  readonly #notes: DocumentNotes;
  readonly #reading: ScalarReading;
  readonly #map = newMap();
  readonly #merged: Node[] = [];

  constructor(notes: DocumentNotes, reading: ScalarReading) {
    this.#notes = notes;
    this.#reading = reading;
  }

  /** Writes an entry; `keyEnd` is where the text of its key ends. Throws a Fault. */
  put(key: Node, keyEnd: number, value: Node): void {
    const map = this.#map;
    const merged = this.#merged;
    const name = this.#keyName(key);
    if (key.isMerge) {
      if (merged.length > 0) this.#duplicate(key.start, keyEnd, this.#notes.offset(merged[0]?.start ?? key.start));
      merged.push(value);
      return;
    }
    if (map[ORIGINS].keys.length >= MAX_KEYS) {
      const message = `one of its mappings has more than ${MAX_KEYS} keys, which is too many for an object in a cluster`;
      throw new Fault('too-many-values', message, key.start, keyEnd);
    }
    const first = map[ORIGINS].get(name);
    if (first) this.#duplicate(key.start, keyEnd, first.keyStart);
    setEntry(map, name, value.value, this.#notes.origin(value, key.start, keyEnd));
  }

  /** The mapping with what its `<<` bring. Throws a Fault. */
  finish(): YamlMap {
    for (const source of this.#merged) this.#merge(source);
    return this.#map;
  }

  /** Writes the entries of a `<<` that the mapping does not have itself; of several, the first wins. */
  #merge({ value, start, end, related }: Node): void {
    const map = this.#map;
    const sources = isList(value) ? value : [value];
    for (const source of sources) {
      if (!isMap(source)) {
        this.#notes.problem('bad-merge', 'a merge key `<<` requires a mapping or a list of mappings', start, end);
        return;
      }
      this.#notes.expand(Object.keys(source).length, start, end);
      for (const key in source) {
        if (Object.hasOwn(map, key)) continue;
        const origin = source[ORIGINS]?.get(key);
        const entry = source[key];
        if (origin && entry !== undefined) setEntry(map, key, entry, related ? origin.with(related) : origin);
      }
    }
  }

  #keyName({ value, start, end, text }: Node): string {
    if (text !== undefined && this.#reading === 'resource') return text;
    if (typeof value === 'string') return value;
    if (value === null && this.#reading === 'resource') return '';
    if (value === null || typeof value !== 'object') return String(value);
    this.#notes.problem('complex-key', 'a mapping or a list is used as a key', start, end);
    return this.#notes.written(start, end);
  }

  #duplicate(start: number, end: number, firstStart: number): void {
    this.#notes.problem('duplicate-key', 'this key is already defined in the same mapping', start, end, {
      message: 'first defined here',
      start: firstStart,
      end: firstStart + (end - start),
    });
  }
}

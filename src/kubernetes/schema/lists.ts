import { listWords, quoted } from '../../text/words.ts';
import { isList, isMap, type YamlList, type YamlValue } from '../../yaml/value.ts';
import { propertyOf, type Schema } from '../terms/schema.ts';
import { isUnknown } from '../terms/unknown.ts';
import type { Judgement } from './judgement.ts';

/** An entry of a list that server-side apply takes for the same as an earlier one. */
interface DuplicateEntry {
  readonly index: number;
  readonly first: number;
  /** What is repeated, in words. */
  readonly says: string;
  readonly values: readonly string[];
}

/** Entries of a list map that repeat the key of an earlier entry, or duplicates in a set. */
function duplicateEntries(list: YamlList, schema: Schema, items: Schema | undefined): DuplicateEntry[] {
  const type = schema['x-kubernetes-list-type'];
  if (list.length < 2 || (type !== 'map' && type !== 'set' && !schema.uniqueItems)) return [];
  const keys = type === 'map' ? (schema['x-kubernetes-list-map-keys'] ?? []) : undefined;
  const seen = new Map<string, number>();
  const duplicates: DuplicateEntry[] = [];
  list.forEach((entry, index) => {
    const values = keys ? keyValues(entry, keys, items) : scalarValues(entry);
    if (values === undefined) return;
    const id = identity(values);
    const first = seen.get(id);
    if (first === undefined) seen.set(id, index);
    else {
      const said = keys ? listWords(keys.map((key, at) => quoted(`${key}: ${values[at]}`))) : 'the value';
      duplicates.push({ index, first, says: said, values: keys ? values.map(String) : [] });
    }
  });
  return duplicates;
}

/** Reports the entries of the list at the current path that repeat an earlier one. */
export function reportDuplicates(on: Judgement, list: YamlList, schema: Schema, items: Schema | undefined): void {
  for (const { index, first, says, values } of duplicateEntries(list, schema, items)) {
    on.report(
      'duplicate-entry',
      (field) => `${field} repeats ${says} from the entry with index ${first}, so the object cannot be applied.`,
      { below: [index], values: ['duplicate-entry', ...values], also: [first] },
    );
  }
}

/** The values of an entry's keys, defaults filled in, or undefined if one does not exist or not known. */
function keyValues(
  entry: YamlValue,
  keys: readonly string[],
  items: Schema | undefined,
): (string | number | boolean)[] | undefined {
  if (!isMap(entry) || keys.length === 0) return undefined;
  const values: (string | number | boolean)[] = [];
  for (const key of keys) {
    const given = Object.hasOwn(entry, key) ? entry[key] : undefined;
    const value = given ?? (items && propertyOf(items, key)?.default);
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
    if (typeof value === 'string' && isUnknown(value)) return undefined;
    values.push(value);
  }
  return values;
}

/** A text that only equal values have. */
function identity(values: readonly (string | number | boolean)[]): string {
  const [only] = values;
  return values.length === 1 && typeof only === 'string' ? `"${only}` : JSON.stringify(values);
}

function scalarValues(entry: YamlValue): [string | number | boolean] | undefined {
  if (entry === null || isMap(entry) || isList(entry)) return undefined;
  return typeof entry === 'string' && isUnknown(entry) ? undefined : [entry];
}

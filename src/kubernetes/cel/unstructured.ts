import { isList, isMap, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import type { FieldPath } from '../terms/problem.ts';
import { isUnknown } from '../terms/unknown.ts';
import { type Budget, NotKnown } from './failure.ts';
import type { Reads } from './reads.ts';
import { CelList, CelMap, type CelValue, mustKnow } from './values.ts';

/** How expressions read an object without a schema, as those of admission policies do. */
export interface Reading {
  readonly budget: Budget;
  readonly reads?: Reads | undefined;
  /**
   * Whether Go's types of a built-in kind have been written out again, which leaves out fields that are empty: whether `''`, `0`, `false`
   * and `[]` are there is then not known.
   */
  readonly dropsEmpty?: boolean;
  /** Whether the API server may fill in the fields at a path (below it, if it is that of a mapping). */
  readonly mayFill?: (path: FieldPath) => boolean;
  /** Whether the value at a path is a secret, which is then not known. */
  readonly isHidden?: (path: FieldPath) => boolean;
}

/** Mappings whose keys are data: an entry that is empty is an entry. */
const DATA: ReadonlySet<string | number> = new Set(['labels', 'annotations', 'matchLabels', 'nodeSelector', 'data']);

/** A value of a manifest as an expression sees it, or undefined if it is not known (`${…}`, encrypted). */
export function unstructured(value: YamlValue, reading: Reading, path: FieldPath = []): CelValue | undefined {
  if (!isMap(value) && !isList(value) && reading.isHidden?.(path)) return undefined;
  if (typeof value === 'string') return isUnknown(value) ? undefined : value;
  if (typeof value === 'number') return numberOf(value);
  if (isList(value)) {
    reading.budget.spend(value.length);
    const origins = value.map((_, index) => [...path, index]);
    return new CelList(
      value.map((item, index) => unstructured(item, reading, origins[index])),
      'atomic',
      reading.reads && origins,
    );
  }
  return isMap(value) ? new UnstructuredMap(value, reading, path) : value;
}

function numberOf(value: number): bigint | number {
  if (!Number.isInteger(value)) return value;
  if (!Number.isSafeInteger(value)) throw new NotKnown('an integer is too large to be exact here');
  return BigInt(value);
}

/** A mapping of a manifest. An entry with null does not exist. */
class UnstructuredMap extends CelMap {
  readonly #value: YamlMap;
  readonly #reading: Reading;
  readonly #path: FieldPath;
  readonly #read = new Map<string, CelValue | undefined>();
  #hasUnknownKey: boolean | undefined;

  constructor(value: YamlMap, reading: Reading, path: FieldPath) {
    super();
    this.#value = value;
    this.#reading = reading;
    this.#path = path;
  }

  get size(): number {
    return this.keys().length;
  }

  get(key: CelValue): CelValue | undefined {
    const name = this.#note(key);
    const value = name === undefined ? undefined : this.#entry(name);
    if (name === undefined || value === undefined) return undefined;
    if (!this.#read.has(name)) this.#read.set(name, unstructured(value, this.#reading, [...this.#path, name]));
    return mustKnow(this.#read.get(name));
  }

  has(key: CelValue): boolean {
    const name = this.#note(key);
    const value = name === undefined ? undefined : this.#entry(name);
    if (value === undefined) return false;
    // A variable may turn out empty, and then the field does not exist.
    if (typeof value === 'string' && isUnknown(value)) mustKnow(undefined);
    if (this.#reading.dropsEmpty && isEmpty(value) && !DATA.has(this.#path.at(-1) ?? ''))
      throw new NotKnown('the API server may leave out a field that is empty');
    return true;
  }

  keys(): readonly string[] {
    const keys = Object.keys(this.#value).filter((key) => (this.#value[key] ?? null) !== null);
    this.#reading.budget.spend(keys.length);
    if (keys.some(isUnknown)) throw new NotKnown('a key is not known before it is substituted');
    return keys;
  }

  /** The name of a field that is asked for. */
  #note(key: CelValue): string | undefined {
    const { budget, reads } = this.#reading;
    budget.spend(1);
    if (typeof key !== 'string') return undefined;
    reads?.note([...this.#path, key]);
    return key;
  }

  /** The value of an entry; null counts as none. */
  #entry(name: string): YamlValue | undefined {
    const value = Object.hasOwn(this.#value, name) ? this.#value[name] : undefined;
    if (value !== undefined && value !== null) return value;
    this.#hasUnknownKey ??= Object.keys(this.#value).some(isUnknown);
    if (this.#hasUnknownKey) throw new NotKnown('a key is not known before it is substituted');
    if (this.#reading.mayFill?.([...this.#path, name])) throw new NotKnown('the API server may fill in a field');
    return undefined;
  }
}

function isEmpty(value: YamlValue): boolean {
  if (isList(value)) return value.length === 0;
  return value === '' || value === 0 || value === false;
}

import type { FieldPath } from '../terms/problem.ts';
import { NotKnown } from './failure.ts';

/** A value of CEL. Integers (`int`) are BigInt, numbers are `double`. */
export type CelValue =
  | null
  | boolean
  | bigint
  | number
  | string
  | Uint8Array
  | Uint
  | Duration
  | Timestamp
  | TypeName
  | Optional
  | CelList
  | CelMap
  | Opaque;

/** An unsigned integer of 64 bits. */
export class Uint {
  readonly value: bigint;

  constructor(value: bigint) {
    this.value = value;
  }
}

/** A span of time in nanoseconds. */
export class Duration {
  readonly nanos: bigint;

  constructor(nanos: bigint) {
    this.nanos = nanos;
  }
}

/** A point in time, in nanoseconds since 1970 (UTC). */
export class Timestamp {
  readonly nanos: bigint;

  constructor(nanos: bigint) {
    this.nanos = nanos;
  }
}

/** A type as a value: what `type(x)` gives. */
export class TypeName {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** A value that may be absent: what `a.?b` gives. */
export class Optional {
  static readonly none = new Optional(undefined);
  readonly value: CelValue | undefined;

  constructor(value: CelValue | undefined) {
    this.value = value;
  }
}

/** A value of a type that Kubernetes adds: a URL, a quantity, an address, a version, a named format. */
export abstract class Opaque {
  abstract readonly typeName: string;
  abstract equals(other: Opaque): boolean;
}

/** How a list is compared and added to: in order, as a set, or as a map by the keys of its items. */
export type ListType = 'atomic' | 'set' | readonly string[];

/** A list. An unknown element (`${…}`) is undefined. */
export class CelList {
  readonly elements: readonly (CelValue | undefined)[];
  readonly listType: ListType;
  /** The fields of the object that the elements come from, where that is asked for. */
  readonly origins: readonly (FieldPath | undefined)[] | undefined;

  constructor(
    elements: readonly (CelValue | undefined)[],
    listType: ListType = 'atomic',
    origins?: readonly (FieldPath | undefined)[],
  ) {
    this.elements = elements;
    this.listType = listType;
    this.origins = origins;
  }

  /** The elements, where all of them are known. */
  get known(): readonly CelValue[] {
    return this.elements.map(mustKnow);
  }
}

/** A mapping: fields of an object, entries of a map, or a literal. */
export abstract class CelMap {
  /** Number of entries. */
  abstract readonly size: number;
  /** The value of a key, or undefined if there is none. */
  abstract get(key: CelValue): CelValue | undefined;
  abstract has(key: CelValue): boolean;
  abstract keys(): readonly CelValue[];
}

/** A mapping written in an expression. */
export class LiteralMap extends CelMap {
  readonly #entries = new Map<string, readonly [CelValue, CelValue]>();

  constructor(entries: Iterable<readonly [CelValue, CelValue]>) {
    super();
    for (const entry of entries) this.#entries.set(keyText(entry[0]), entry);
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: CelValue): CelValue | undefined {
    return this.#entries.get(keyText(key))?.[1];
  }

  has(key: CelValue): boolean {
    return this.#entries.has(keyText(key));
  }

  keys(): readonly CelValue[] {
    return [...this.#entries.values()].map(([key]) => key);
  }
}

/** Numbers that are equal are the same key, whatever their type. */
function keyText(key: CelValue): string {
  if (typeof key === 'string') return `s${key}`;
  if (typeof key === 'boolean') return `b${key}`;
  if (typeof key === 'bigint') return `n${key}`;
  if (key instanceof Uint) return `n${key.value}`;
  if (typeof key === 'number') return `n${Number.isInteger(key) ? BigInt(key) : key}`;
  throw new NotKnown('a value cannot be the key of a map');
}

/** A value that was read, if it is known. */
export function mustKnow(value: CelValue | undefined): CelValue {
  if (value === undefined) throw new NotKnown('a value is not known before it is substituted or decrypted');
  return value;
}

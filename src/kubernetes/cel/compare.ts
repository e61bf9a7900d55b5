import { CelError, Mismatch, type NotKnown } from './failure.ts';
import {
  CelList,
  CelMap,
  type CelValue,
  Duration,
  mustKnow,
  Opaque,
  Optional,
  Timestamp,
  TypeName,
  Uint,
} from './values.ts';

/** Whether two values are equal. Numbers are compared across their types; values of different types are not equal. */
export function equals(left: CelValue, right: CelValue): boolean {
  const number = numberOf(left);
  if (number !== undefined) {
    const other = numberOf(right);
    // biome-ignore lint/suspicious/noDoubleEquals: only the loose operator compares BigInt and number by value
    return other !== undefined && number == other;
  }
  if (left instanceof CelList) return right instanceof CelList && equalLists(left, right);
  if (left instanceof CelMap) return right instanceof CelMap && equalMaps(left, right);
  if (left instanceof Duration) return right instanceof Duration && left.nanos === right.nanos;
  if (left instanceof Timestamp) return right instanceof Timestamp && left.nanos === right.nanos;
  if (left instanceof TypeName) return right instanceof TypeName && left.name === right.name;
  if (left instanceof Optional) return right instanceof Optional && equalOptionals(left, right);
  if (left instanceof Opaque) return right instanceof Opaque && left.typeName === right.typeName && left.equals(right);
  if (left instanceof Uint8Array) return right instanceof Uint8Array && compareBytes(left, right) === 0;
  return left === right;
}

function numberOf(value: CelValue): bigint | number | undefined {
  if (typeof value === 'bigint' || typeof value === 'number') return value;
  return value instanceof Uint ? value.value : undefined;
}

function equalLists(left: CelList, right: CelList): boolean {
  if (left.elements.length !== right.elements.length) return false;
  if (left.listType === 'atomic') {
    return left.elements.every((element, index) => equals(mustKnow(element), mustKnow(right.elements[index])));
  }
  const { listType } = left;
  const own = left.known;
  return right.known.every((element) =>
    listType === 'set'
      ? own.some((candidate) => equals(candidate, element))
      : own.some((candidate) => equalKeys(candidate, element, listType) && equals(candidate, element)),
  );
}

/** Whether two items of a list map are one item: the same values of its keys. */
export function equalKeys(left: CelValue, right: CelValue, keys: readonly string[]): boolean {
  if (!(left instanceof CelMap && right instanceof CelMap)) return false;
  return keys.every((key) => {
    const [own, other] = [left.get(key), right.get(key)];
    return own === undefined || other === undefined ? own === other : equals(own, other);
  });
}

function equalMaps(left: CelMap, right: CelMap): boolean {
  if (left.size !== right.size) return false;
  return left.keys().every((key) => {
    const [own, other] = [left.get(key), right.get(key)];
    return own !== undefined && other !== undefined && equals(own, other);
  });
}

function equalOptionals({ value: left }: Optional, { value: right }: Optional): boolean {
  return left === undefined || right === undefined ? left === right : equals(left, right);
}

/** The order of two values: negative, 0 or positive; NaN if a number is none. Not known if their types have no order. */
export function compare(left: CelValue, right: CelValue): number {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== undefined && b !== undefined) return a < b ? -1 : a > b ? 1 : Number(a) === Number(b) ? 0 : Number.NaN;
  if (typeof left === 'string' && typeof right === 'string') return compareTexts(left, right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  const ordered =
    (left instanceof Duration && right instanceof Duration) ||
    (left instanceof Timestamp && right instanceof Timestamp);
  if (ordered) return left.nanos < right.nanos ? -1 : Number(left.nanos > right.nanos);
  if (left instanceof Uint8Array && right instanceof Uint8Array) return compareBytes(left, right);
  throw mismatch(left, right);
}

/**
 * What an operator on two values fails with that it does not take. Only a number or a text where the other is needed is surely
 * an error: such expressions compile for fields that are either (`x-kubernetes-int-or-string`).
 */
export function mismatch(left: CelValue, right: CelValue): CelError | NotKnown {
  const mixed = (typeof left === 'string' && isNumber(right)) || (isNumber(left) && typeof right === 'string');
  return mixed ? new CelError('no such overload') : new Mismatch('an operator does not accept values of these types');
}

function isNumber(value: CelValue): boolean {
  return typeof value === 'bigint' || typeof value === 'number';
}

/** Order by code points, which is the order of Go's bytes. */
function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  let at = 0;
  while (at < left.length && at < right.length && left.charCodeAt(at) === right.charCodeAt(at)) at++;
  const [a, b] = [left.charCodeAt(at), right.charCodeAt(at)];
  if (Number.isNaN(a) || Number.isNaN(b)) return left.length - right.length;
  const isHalf = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;
  return isHalf(a) === isHalf(b) ? a - b : isHalf(a) ? 1 : -1;
}

function compareBytes(left: Uint8Array, right: Uint8Array): number {
  return Buffer.compare(left, right);
}

import { CelError, Mismatch } from './failure.ts';
import { CelList, CelMap, type CelValue, mustKnow, Optional } from './values.ts';

/** `value.key` and `value[key]`; on an optional value, an optional. */
export function select(value: CelValue, key: CelValue): CelValue {
  if (value instanceof Optional) return optionalSelect(value, key);
  const found = find(value, key);
  if (found !== undefined) return found;
  if (value instanceof CelList) throw new CelError(`index out of bounds: ${typeof key === 'bigint' ? key : '…'}`);
  throw new CelError(`no such key: ${typeof key === 'string' || typeof key === 'bigint' ? key : '…'}`);
}

/** `value.?key` and `value[?key]`. */
export function optionalSelect(value: CelValue, key: CelValue): CelValue {
  const inner = value instanceof Optional ? value.value : value;
  if (inner === undefined) return Optional.none;
  const found = find(inner, key);
  return found === undefined ? Optional.none : new Optional(found);
}

/** `has(value.key)`. */
export function isPresent(value: CelValue, key: CelValue): boolean {
  const inner = value instanceof Optional ? value.value : value;
  if (inner === undefined) return false;
  return inner instanceof CelMap && inner.has(key);
}

function find(value: CelValue, key: CelValue): CelValue | undefined {
  if (value instanceof CelMap) return value.get(key);
  if (!(value instanceof CelList)) throw new Mismatch('a value has no fields');
  const at = typeof key === 'bigint' || Number.isInteger(key) ? Number(key) : -1;
  if (typeof key !== 'bigint' && typeof key !== 'number') throw new Mismatch('a list index is not a number');
  return at >= 0 && at < value.elements.length ? mustKnow(value.elements[at]) : undefined;
}

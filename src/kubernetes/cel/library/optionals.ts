import { CelError } from '../failure.ts';
import { CelList, CelMap, type CelValue, Optional } from '../values.ts';
import type { CelFunction, Functions } from './table.ts';

const unwrap: CelFunction = ([list], budget) => {
  if (!(list instanceof CelList)) return undefined;
  budget.spend(list.elements.length);
  const optionals = list.known.filter((element) => element instanceof Optional);
  if (optionals.length < list.elements.length) return undefined;
  return new CelList(optionals.flatMap(({ value }) => (value === undefined ? [] : [value])));
};

/** Functions that make optional values. */
export const OPTIONAL_FUNCTIONS: Functions = {
  'optional.none': () => Optional.none,
  'optional.of': ([value]) => (value === undefined ? undefined : new Optional(value)),
  'optional.ofNonZeroValue': ([value]) => {
    if (value === undefined) return undefined;
    const zero = isZero(value);
    return zero === undefined ? undefined : zero ? Optional.none : new Optional(value);
  },
  'optional.unwrap': unwrap,
};

/** Methods of optional values, and of lists of them. */
export const OPTIONAL_METHODS: Functions = {
  hasValue: ([value]) => (value instanceof Optional ? value.value !== undefined : undefined),
  value: ([value]) => {
    if (!(value instanceof Optional)) return undefined;
    if (value.value === undefined) throw new CelError('optional.none() dereference');
    return value.value;
  },
  unwrapOpt: unwrap,
};

function isZero(value: CelValue): boolean | undefined {
  if (value === null || value === false || value === '' || value === 0 || value === 0n) return true;
  if (value instanceof CelList) return value.elements.length === 0;
  if (value instanceof CelMap) return value.size === 0;
  return typeof value === 'object' ? undefined : false;
}

/** A type of CEL as the checker sees it, such as `list<string>`. */
export interface Type {
  readonly name: string;
  readonly args: readonly Type[];
}

/** A type without arguments. */
export function simple(name: string): Type {
  return { name, args: [] };
}

/** Any type, which is only known at run time. */
export const DYN = simple('dyn');
/** A type that the API server knows, and this checker does not. */
export const UNSURE = simple('?');
export const BOOL = simple('bool');
export const INT = simple('int');

export function listOf(element: Type): Type {
  return { name: 'list', args: [element] };
}

export function mapOf(key: Type, value: Type): Type {
  return { name: 'map', args: [key, value] };
}

export function optionalOf(value: Type): Type {
  return { name: 'optional', args: [value] };
}

/** Whether a type takes values of all types, as far as is known. */
export function isOpen({ name }: Type): boolean {
  return name === 'dyn' || name === '?';
}

/** Whether a type, and all that it is made of, is known. */
export function isSure({ name, args }: Type): boolean {
  return name !== '?' && args.every(isSure);
}

/** A type as people write it. */
export function typeText({ name, args }: Type): string {
  return args.length === 0 ? name : `${name}<${args.map(typeText).join(', ')}>`;
}

/** Types that `null` is not a value of. */
const WITHOUT_NULL: ReadonlySet<string> = new Set([
  'bool',
  'int',
  'uint',
  'double',
  'string',
  'bytes',
  'list',
  'map',
  'type',
]);
/** Types of a signature that stand for any one type. */
const PARAMETER = /^[A-Z]$/;

/** What the parameters of a signature stand for. */
export type Bindings = Map<string, Type>;

/** Whether a parameter of a type takes an argument; a parameter of the signature then stands for its type, or for all if it must. */
export function accepts(parameter: Type, argument: Type, bindings: Bindings): boolean {
  if (PARAMETER.test(parameter.name)) {
    const bound = bindings.get(parameter.name);
    if (bound && !isOpen(argument)) return accepts(bound, argument, bindings);
    bindings.set(parameter.name, argument);
    return true;
  }
  if (isOpen(parameter) || isOpen(argument)) return true;
  if (argument.name === 'null') return parameter.name === 'null' || !WITHOUT_NULL.has(parameter.name);
  if (parameter.name === 'null') return !WITHOUT_NULL.has(argument.name);
  if (parameter.name !== argument.name) return false;
  return parameter.args.every((part, at) => accepts(part, argument.args[at] ?? UNSURE, bindings));
}

/** A type of a signature with what its parameters stand for. */
export function filled({ name, args }: Type, bindings: Bindings): Type {
  if (PARAMETER.test(name)) return bindings.get(name) ?? UNSURE;
  return { name, args: args.map((part) => filled(part, bindings)) };
}

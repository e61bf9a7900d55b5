import type { ASTNode } from '@marcbachmann/cel-js';
import { type Scope, TypeFault, withNames } from './scope.ts';
import { BOOL, DYN, INT, isOpen, listOf, mapOf, optionalOf, type Type, typeText, UNSURE } from './type.ts';

type Call = Extract<ASTNode, { readonly op: 'rcall' }>['args'];
/** Infers the type of an expression: infer.ts does, which hands itself to this. */
export type Infer = (node: ASTNode, scope: Scope) => Type;

/** What a macro binds its variables to, and what it gives. */
interface Range {
  readonly key: Type;
  readonly value: Type;
  /** What one variable is bound to. */
  readonly single: Type;
}

/** The type that a macro gives; undefined if a call is none. */
export function macroType([name, receiver, args]: Call, scope: Scope, infer: Infer): Type | undefined {
  const [first, second] = args;
  if (first?.op !== 'id') return undefined;
  if (receiver.op === 'id' && receiver.args === 'cel' && name === 'bind') {
    const [, value, body] = args;
    return value && body && infer(body, withNames(scope, [[first.args, infer(value, scope)]]));
  }
  const form = `${name}/${args.length}`;
  if (ONE_VARIABLE.has(form)) {
    const type = infer(receiver, scope);
    if (name.startsWith('opt')) return optionalMacro(name, type, args, scope, infer);
    const range = rangeOf(type, name);
    return oneVariable(name, range, args.slice(1), withNames(scope, [[first.args, range.single]]), infer);
  }
  if (!TWO_VARIABLES.has(form) || second?.op !== 'id') return undefined;
  const range = rangeOf(infer(receiver, scope), name);
  const inner = withNames(scope, [
    [first.args, range.key],
    [second.args, range.value],
  ]);
  return twoVariables(name, range, args.slice(2), inner, infer);
}

const ONE_VARIABLE: ReadonlySet<string> = new Set([
  'all/2',
  'exists/2',
  'exists_one/2',
  'filter/2',
  'map/2',
  'map/3',
  'sortBy/2',
  'optMap/2',
  'optFlatMap/2',
]);
const TWO_VARIABLES: ReadonlySet<string> = new Set([
  'all/3',
  'exists/3',
  'exists_one/3',
  'existsOne/3',
  'transformList/3',
  'transformList/4',
  'transformMap/3',
  'transformMap/4',
  'transformMapEntry/3',
  'transformMapEntry/4',
]);

function rangeOf(type: Type, name: string): Range {
  const [first = UNSURE, second = UNSURE] = type.args;
  if (type.name === 'list') return { key: INT, value: first, single: first };
  if (type.name === 'map') return { key: first, value: second, single: first };
  if (!isOpen(type))
    throw new TypeFault(
      `calls \`${name}\` of a value of the type \`${typeText(type)}\`, which is not a list or a map.`,
    );
  return { key: type, value: type, single: type };
}

function oneVariable(name: string, range: Range, bodies: readonly ASTNode[], scope: Scope, infer: Infer): Type {
  const types = bodies.map((body) => infer(body, scope));
  const [first = UNSURE, second = first] = types;
  if (name === 'sortBy') return listOf(range.single);
  if (name === 'map') {
    if (types.length > 1) condition(name, first);
    return listOf(second);
  }
  condition(name, first);
  return name === 'filter' ? listOf(range.single) : BOOL;
}

function twoVariables(name: string, range: Range, bodies: readonly ASTNode[], scope: Scope, infer: Infer): Type {
  const types = bodies.map((body) => infer(body, scope));
  const [first = UNSURE, second = first] = types;
  if (!name.startsWith('transform')) {
    condition(name, first);
    return BOOL;
  }
  if (types.length > 1) condition(name, first);
  if (name === 'transformList') return listOf(second);
  return name === 'transformMap' ? mapOf(range.key, second) : mapOf(UNSURE, UNSURE);
}

function optionalMacro(
  name: string,
  type: Type,
  [variable, body]: readonly ASTNode[],
  scope: Scope,
  infer: Infer,
): Type {
  if (variable?.op !== 'id' || !body) return UNSURE;
  const value = type.name === 'optional' ? (type.args[0] ?? UNSURE) : UNSURE;
  const result = infer(body, withNames(scope, [[variable.args, value]]));
  return name === 'optMap' ? optionalOf(result) : isOpen(result) ? DYN : result;
}

function condition(name: string, type: Type): void {
  if (!isOpen(type) && type.name !== 'bool')
    throw new TypeFault(`has a condition of \`${name}\` of the type \`${typeText(type)}\`, which must be \`bool\`.`);
}

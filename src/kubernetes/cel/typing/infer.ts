import type { ASTNode } from '@marcbachmann/cel-js';
import { qualifiedName } from '../calls.ts';
import { entriesOf } from '../literals.ts';
import { fieldName } from '../notation.ts';
import { TYPE_NAMES } from '../types.ts';
import { functionCall, methodCall } from './calls.ts';
import { resultOf } from './overloads.ts';
import { type Scope, TypeFault } from './scope.ts';
import { BOOL, INT, isOpen, isSure, listOf, mapOf, optionalOf, simple, type Type, typeText, UNSURE } from './type.ts';

/** The type of a parsed expression. Throws a `TypeFault` where the compiler of CEL certainly fails. */
export function infer(node: ASTNode, scope: Scope): Type {
  switch (node.op) {
    case 'value':
      return literal(node.args);
    case 'id':
      return scope.types.get(node.args) ?? (TYPE_NAMES.has(node.args) ? simple('type') : UNSURE);
    case '.':
    case '.?':
      return TYPE_NAMES.has(qualifiedName(node) ?? '') ? simple('type') : field(node, scope);
    case '[]':
    case '[?]':
      return entry(node, scope);
    case 'list':
      return list(node.args, scope);
    case 'map':
      return map(node.args, scope);
    case '||':
    case '&&':
      for (const side of node.args) demand(BOOL, side, scope, `uses \`${node.op}\` on`);
      return BOOL;
    case '!_':
    case '-_':
      return resultOf(node.op, 'functions', [infer(node.args, scope)], scope.dialect) ?? UNSURE;
    case '?:':
      return (
        resultOf(
          '?:',
          'functions',
          node.args.map((part) => infer(part, scope)),
          scope.dialect,
        ) ?? UNSURE
      );
    case 'call':
      return functionCall(node.args, scope, infer);
    case 'rcall':
      return methodCall(node.args, scope, infer);
    default:
      return (
        resultOf(
          node.op,
          'functions',
          node.args.map((part) => infer(part, scope)),
          scope.dialect,
        ) ?? UNSURE
      );
  }
}

type Args<Op extends ASTNode['op']> = Extract<ASTNode, { readonly op: Op }>['args'];

function literal(value: Args<'value'>): Type {
  if (value === null) return simple('null');
  if (typeof value === 'bigint') return INT;
  if (typeof value === 'number') return simple('double');
  if (typeof value === 'boolean') return BOOL;
  if (typeof value === 'string') return simple('string');
  return simple(value instanceof Uint8Array ? 'bytes' : 'uint');
}

function field({ op, args: [operand, name] }: Extract<ASTNode, { readonly op: '.' | '.?' }>, scope: Scope): Type {
  const type = infer(operand, scope);
  const whole = type.name === 'optional' ? (type.args[0] ?? UNSURE) : type;
  const found = whole.name === 'map' ? (whole.args[1] ?? UNSURE) : whole;
  if (!isOpen(whole) && whole.name !== 'map')
    throw new TypeFault(
      `reads the field \`${fieldName(name)}\` of a value of the type \`${typeText(whole)}\`, which has no fields.`,
    );
  return op === '.?' || type.name === 'optional' ? optionalOf(found) : found;
}

function entry({ op, args: [operand, key] }: Extract<ASTNode, { readonly op: '[]' | '[?]' }>, scope: Scope): Type {
  const type = infer(operand, scope);
  const whole = type.name === 'optional' ? (type.args[0] ?? UNSURE) : type;
  const index = infer(key, scope);
  const found = isOpen(whole) ? whole : (resultOf('[]', 'functions', [whole, index], scope.dialect) ?? UNSURE);
  return op === '[?]' || type.name === 'optional' ? optionalOf(found) : found;
}

function list(items: Args<'list'>, scope: Scope): Type {
  return listOf(
    common(
      entriesOf(items).map(([item, isOptional]) => unwrapped(infer(item, scope), isOptional)),
      scope,
      'a list',
    ),
  );
}

function map(entries: Args<'map'>, scope: Scope): Type {
  const pairs = entriesOf(entries);
  const keys = pairs.map(([[key]]) => infer(key, scope));
  const values = pairs.map(([[, value], isOptional]) => unwrapped(infer(value, scope), isOptional));
  return mapOf(common(keys, scope, 'a map with keys'), common(values, scope, 'a map'));
}

function unwrapped(type: Type, isOptional: boolean): Type {
  return isOptional ? (type.name === 'optional' && type.args[0]) || UNSURE : type;
}

/** The type of all elements of a literal, which must have one. */
function common(types: readonly Type[], { isMixed = false }: Scope, what: string): Type {
  const [first, ...others] = types;
  if (!first) return UNSURE;
  for (const other of others) {
    if (!isSure(first) || !isSure(other)) return UNSURE;
    if (typeText(first) === typeText(other)) continue;
    if (isMixed || hasOpenPart(first) || hasOpenPart(other)) return UNSURE;
    const mixed = `contains ${what} of the types \`${typeText(first)}\` and \`${typeText(other)}\``;
    throw new TypeFault(`${mixed}. CEL requires one type, or \`dyn(…)\` around each of them.`);
  }
  return first;
}

function hasOpenPart({ args }: Type): boolean {
  return args.some((part) => isOpen(part) || hasOpenPart(part));
}

/** Requires a part of an expression to have a type. */
export function demand(wanted: Type, node: ASTNode, scope: Scope, what: string): void {
  const type = infer(node, scope);
  if (!isOpen(type) && typeText(type) !== typeText(wanted))
    throw new TypeFault(
      `${what} a value of the type \`${typeText(type)}\`, but only \`${typeText(wanted)}\` is accepted.`,
    );
}

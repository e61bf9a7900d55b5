import type { ASTNode } from '@marcbachmann/cel-js';
import { qualifiedName } from '../calls.ts';
import { MACRO_NAMES } from '../macros.ts';
import { TYPE_NAMES } from '../types.ts';
import { checkConstants } from './constants.ts';
import { type Infer, macroType } from './macros.ts';
import { resultOf } from './overloads.ts';
import { type Scope, TypeFault } from './scope.ts';
import { SIGNATURES } from './signatures.ts';
import { BOOL, type Type, UNSURE } from './type.ts';

type Args<Op extends ASTNode['op']> = Extract<ASTNode, { readonly op: Op }>['args'];

/** The type that `name(args)` gives. */
export function functionCall([name, args]: Args<'call'>, scope: Scope, infer: Infer): Type {
  if (name === 'has') return presence(args, scope, infer);
  checkConstants(name, args);
  const { functions, methods } = SIGNATURES[scope.dialect];
  if (!functions.has(name) && methods.has(name))
    throw new TypeFault(`calls \`${name}\` as a function, but it is a method. Write \`value.${name}(…)\`.`);
  const types = args.map((arg) => infer(arg, scope));
  return resultOf(name, 'functions', types, scope.dialect) ?? UNSURE;
}

function presence([operand, ...more]: readonly ASTNode[], scope: Scope, infer: Infer): Type {
  if (more.length > 0 || operand?.op !== '.')
    throw new TypeFault('uses `has()` on something that is not a field. Write `has(object.field)`.');
  infer(operand, scope);
  return BOOL;
}

/** The type that `receiver.name(args)` gives: a method, a macro, or a function in a namespace. */
export function methodCall(call: Args<'rcall'>, scope: Scope, infer: Infer): Type {
  const [name, receiver, args] = call;
  checkConstants(name, [receiver, ...args]);
  const { functions, methods } = SIGNATURES[scope.dialect];
  const space = qualifiedName(receiver);
  const spaced = space === undefined || scope.types.has(space) ? undefined : `${space}.${name}`;
  if (spaced !== undefined && functions.has(spaced)) {
    const types = args.map((arg) => infer(arg, scope));
    return resultOf(spaced, 'functions', types, scope.dialect) ?? UNSURE;
  }
  const macro = macroType(call, scope, infer);
  if (macro) return macro;
  // What another name brings is not known here.
  if (receiver.op === 'id' && !scope.types.has(receiver.args) && !TYPE_NAMES.has(receiver.args)) return UNSURE;
  const inner = name === 'format' ? { ...scope, isMixed: true } : scope;
  const types = [infer(receiver, scope), ...args.map((arg) => infer(arg, inner))];
  if (!methods.has(name) && functions.has(name))
    throw new TypeFault(`calls \`${name}\` as a method, but it is a function. Write \`${name}(value)\`.`);
  if (!methods.has(name) && MACRO_NAMES.has(name))
    throw new TypeFault(`calls \`${name}\` with ${args.length} arguments, which it does not accept.`);
  return resultOf(name, 'methods', types, scope.dialect) ?? UNSURE;
}

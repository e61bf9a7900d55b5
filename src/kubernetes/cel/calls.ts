import type { ASTNode } from '@marcbachmann/cel-js';
import { CelError, Mismatch, NotKnown } from './failure.ts';
import { ELSEWHERE } from './library/elsewhere.ts';
import { FUNCTIONS, METHODS } from './library/functions.ts';
import type { CelFunction } from './library/table.ts';
import { MACRO_NAMES, macroOf } from './macros.ts';
import { fieldName } from './notation.ts';
import { otherwise } from './optional.ts';
import { type Compile, type Evaluate, Scope, unsupported } from './program.ts';
import { isPresent } from './select.ts';

type CallArgs<Op extends 'call' | 'rcall'> = Extract<ASTNode, { readonly op: Op }>['args'];

/** The name that identifiers with dots between them spell. */
export function qualifiedName(node: ASTNode): string | undefined {
  if (node.op === 'id') return node.args;
  if (node.op !== '.') return undefined;
  const outer = qualifiedName(node.args[0]);
  return outer === undefined ? undefined : `${outer}.${node.args[1]}`;
}

/** `has(value.field)`. */
export function presence([field]: readonly ASTNode[], scope: Scope, compile: Compile): Evaluate {
  if (field?.op !== '.' && field?.op !== '.?') return unsupported('has() of something that is not a field');
  const [operand, name] = field.args;
  const [value, key] = [compile(operand, scope), fieldName(name)];
  return (frame) => isPresent(value(frame), key);
}

/** `name(args)`. */
export function functionCall([name, args]: CallArgs<'call'>, scope: Scope, compile: Compile): Evaluate {
  return call(
    name,
    FUNCTIONS,
    args.map((arg) => compile(arg, scope)),
  );
}

function call(name: string, table: ReadonlyMap<string, CelFunction>, values: readonly Evaluate[]): Evaluate {
  const run = table.get(name);
  if (!run) return missing(name);
  return (frame) => {
    frame.budget.spend(1);
    const given = values.map((value) => value(frame));
    const result = run(given, frame.budget);
    // A number has no methods; such expressions compile for fields that are a number or a text.
    if (result === undefined && table === METHODS && typeof given[0] === 'bigint')
      throw new CelError('no such overload');
    if (result === undefined) throw new Mismatch(`\`${name}\` does not accept arguments of these types`);
    return result;
  };
}

/** A function that is not evaluated. */
function missing(name: string): Evaluate {
  const why = ELSEWHERE.get(name) ?? 'is not supported here';
  return () => {
    throw new NotKnown(`the function \`${name}\` ${why}`);
  };
}

/** `receiver.name(args)`: a method, a macro, or a function in a namespace. */
export function methodCall([name, receiver, args]: CallArgs<'rcall'>, scope: Scope, compile: Compile): Evaluate {
  const space = qualifiedName(receiver);
  if (space !== undefined && FUNCTIONS.has(`${space}.${name}`))
    return functionCall([`${space}.${name}`, args], scope, compile);
  if (space !== undefined && ELSEWHERE.has(`${space}.${name}`)) return missing(`${space}.${name}`);
  if (space === 'cel' && name === 'bind') return binding(args, scope, compile);
  const macro = MACRO_NAMES.has(name) ? macroCall([name, receiver, args], scope, compile) : undefined;
  if (macro) return macro;
  const [argument] = args;
  if ((name === 'or' || name === 'orValue') && argument && args.length === 1) {
    return otherwise(compile(receiver, scope), compile(argument, scope), name === 'orValue');
  }
  return call(
    name,
    METHODS,
    [receiver, ...args].map((arg) => compile(arg, scope)),
  );
}

/** A macro with one variable, or with two where the second argument is a name too and one more follows. */
function macroCall([name, receiver, args]: CallArgs<'rcall'>, scope: Scope, compile: Compile): Evaluate | undefined {
  const [first, second] = args;
  if (first?.op !== 'id') return undefined;
  for (const names of [second?.op === 'id' ? [first.args, second.args] : [], [first.args]]) {
    const expand = macroOf(name, names.length, args.length - names.length);
    if (!expand) continue;
    const inner = names.reduce((outer, variable) => new Scope(variable, outer), scope);
    const bodies = args.slice(names.length).map((body) => compile(body, inner));
    return expand({
      receiver: compile(receiver, scope),
      slots: names.map((_, at) => scope.slot + 1 + at),
      bodies,
    });
  }
  return undefined;
}

/** `cel.bind(name, value, expression)`. */
function binding([name, value, body, ...more]: readonly ASTNode[], scope: Scope, compile: Compile): Evaluate {
  if (name?.op !== 'id' || !value || !body || more.length > 0) return unsupported('such a call of `cel.bind`');
  const inner = new Scope(name.args, scope);
  const [bound, result] = [compile(value, scope), compile(body, inner)];
  return (frame) => {
    frame.slots[inner.slot] = bound(frame);
    return result(frame);
  };
}

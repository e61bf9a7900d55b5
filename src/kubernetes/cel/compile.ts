import type { ASTNode } from '@marcbachmann/cel-js';
import { int, negate, uint } from './arithmetic.ts';
import { binary } from './binary.ts';
import { functionCall, methodCall, presence, qualifiedName } from './calls.ts';
import { NotKnown } from './failure.ts';
import { entriesOf, list, map } from './literals.ts';
import { fieldName } from './notation.ts';
import { attempt, constant, type Evaluate, isTrue, type Scope, undecided, unsupported } from './program.ts';
import { optionalSelect, select } from './select.ts';
import { TYPE_NAMES } from './types.ts';
import { type CelValue, mustKnow, TypeName } from './values.ts';

/** Compiles a parsed expression. What it cannot evaluate is a part whose answer is not known. */
export function compile(node: ASTNode, scope: Scope): Evaluate {
  switch (node.op) {
    case 'value':
      return literal(node.args);
    case 'id':
      return identifier(node.args, scope);
    case '.': {
      const type = qualifiedName(node);
      if (type !== undefined && TYPE_NAMES.has(type)) return constant(new TypeName(type));
      return access(node.args[0], constant(fieldName(node.args[1])), scope, select);
    }
    case '.?':
      return access(node.args[0], constant(fieldName(node.args[1])), scope, optionalSelect);
    case '[]':
      return access(node.args[0], compile(node.args[1], scope), scope, select);
    case '[?]':
      return access(node.args[0], compile(node.args[1], scope), scope, optionalSelect);
    case 'list':
      return list(entriesOf(node.args).map(([item, isOptional]) => [compile(item, scope), isOptional] as const));
    case 'map':
      return map(
        entriesOf(node.args).map(([[key, value], isOptional]) => ({
          key: compile(key, scope),
          value: compile(value, scope),
          isOptional,
        })),
      );
    case '?:':
      return ternary(node.args.map((part) => compile(part, scope)));
    case '||':
      return junction(true, node.args, scope);
    case '&&':
      return junction(false, node.args, scope);
    case '!_':
      return not(compile(node.args, scope));
    case '-_':
      return negative(node.args, scope);
    case 'call':
      return node.args[0] === 'has' ? presence(node.args[1], scope, compile) : functionCall(node.args, scope, compile);
    case 'rcall':
      return methodCall(node.args, scope, compile);
    default: {
      const { op, args } = node;
      if (!isPair(args)) return unsupported(`the operator ${op}`);
      return binary(op, compile(args[0], scope), compile(args[1], scope));
    }
  }
}

type Node<Op extends ASTNode['op']> = Extract<ASTNode, { readonly op: Op }>;

function literal(value: Node<'value'>['args']): Evaluate {
  if (typeof value === 'bigint') return constant(int(value));
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return constant(value);
  return constant(uint(value.value));
}

function identifier(name: string, scope: Scope): Evaluate {
  const slot = scope.slotOf(name);
  if (slot !== undefined) return ({ slots }) => mustKnow(slots[slot]);
  return TYPE_NAMES.has(name) ? constant(new TypeName(name)) : unsupported(`the variable \`${name}\``);
}

function access(
  operand: ASTNode,
  key: Evaluate,
  scope: Scope,
  read: (value: CelValue, key: CelValue) => CelValue,
): Evaluate {
  const value = compile(operand, scope);
  return (frame) => read(value(frame), key(frame));
}

function ternary([condition = noArgument, yes = noArgument, no = noArgument]: readonly Evaluate[]): Evaluate {
  return (frame) => (isTrue(condition, frame) ? yes(frame) : no(frame));
}

function junction(decisive: boolean, [left, right]: readonly [ASTNode, ASTNode], scope: Scope): Evaluate {
  const [first, second] = [compile(left, scope), compile(right, scope)];
  return (frame) => {
    const one = attempt(first, frame);
    if (one === decisive) return decisive;
    const other = attempt(second, frame);
    return other === decisive ? decisive : undecided(decisive, [one, other]);
  };
}

function not(condition: Evaluate): Evaluate {
  return (frame) => !isTrue(condition, frame);
}

function negative(operand: ASTNode, scope: Scope): Evaluate {
  // The least integer is only in range with its sign.
  if (operand.op === 'value' && typeof operand.args === 'bigint') return constant(int(-operand.args));
  const value = compile(operand, scope);
  return (frame) => negate(value(frame));
}

function isPair(args: unknown): args is readonly [ASTNode, ASTNode] {
  return Array.isArray(args) && args.length === 2;
}

function noArgument(): never {
  throw new NotKnown('an argument is missing');
}

import type { ASTNode } from '@marcbachmann/cel-js';
import { OPERATORS } from './arithmetic.ts';
import { compare, equals } from './compare.ts';
import { isIn } from './library/lists.ts';
import { type Evaluate, unsupported } from './program.ts';

/** `left op right` of all operators that evaluate both sides. */
export function binary(op: ASTNode['op'], left: Evaluate, right: Evaluate): Evaluate {
  switch (op) {
    case '==':
      return (frame) => equals(left(frame), right(frame));
    case '!=':
      return (frame) => !equals(left(frame), right(frame));
    case '<':
      return (frame) => compare(left(frame), right(frame)) < 0;
    case '<=':
      return (frame) => compare(left(frame), right(frame)) <= 0;
    case '>':
      return (frame) => compare(left(frame), right(frame)) > 0;
    case '>=':
      return (frame) => compare(left(frame), right(frame)) >= 0;
    case 'in':
      return (frame) => isIn(left(frame), right(frame), frame.budget);
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return (frame) => OPERATORS[op](left(frame), right(frame), frame.budget);
    default:
      return unsupported(`the operator ${op}`);
  }
}

import type { ASTNode } from '@marcbachmann/cel-js';
import { int, uint } from '../arithmetic.ts';
import { Budget, CelError, NotKnown } from '../failure.ts';
import { clausesOf } from '../library/format.ts';
import { FUNCTIONS, METHODS } from '../library/functions.ts';
import type { CelValue } from '../values.ts';
import { TypeFault } from './scope.ts';

/** Functions that the compiler evaluates if their arguments are constants. */
const CONVERSIONS: ReadonlySet<string> = new Set(['int', 'uint', 'double', 'bool', 'duration', 'timestamp']);
/** Methods whose last text is a pattern, which the compiler reads. */
const PATTERNS: ReadonlySet<string> = new Set(['matches', 'find', 'findAll']);
const STEPS = 100_000;

/** Throws a `TypeFault` for a call with a constant that it does not accept, which the compiler of CEL finds. */
export function checkConstants(name: string, args: readonly ASTNode[]): void {
  const [first, second] = args;
  if (CONVERSIONS.has(name) && args.length === 1 && first) {
    const value = constantOf(first);
    if (value !== undefined && fails(() => FUNCTIONS.get(name)?.([value], new Budget(STEPS))))
      throw new TypeFault(`calls \`${name}\` with a value that it does not accept.`);
  }
  if (PATTERNS.has(name) && second?.op === 'value' && typeof second.args === 'string') {
    const pattern = second.args;
    if (fails(() => METHODS.get('find')?.(['', pattern], new Budget(STEPS))))
      throw new TypeFault(`calls \`${name}\` with a pattern that is not a regular expression in the syntax of RE2.`);
  }
  if (name === 'format' && first?.op === 'value' && typeof first.args === 'string') checkFormat(first.args, second);
}

function checkFormat(template: string, values: ASTNode | undefined): void {
  const clauses = clausesOf(template);
  if (!clauses) throw new TypeFault('calls `format` of a text with a clause that does not exist, such as `%y`.');
  if (values?.op === 'list' && values.args.length !== clauses.length)
    throw new TypeFault(`calls \`format\` of a text with ${clauses.length} clauses with ${values.args.length} values.`);
}

function constantOf({ op, args }: ASTNode): CelValue | undefined {
  if (op === '-_' && args.op === 'value' && typeof args.args === 'bigint') return int(-args.args);
  if (op !== 'value') return undefined;
  if (typeof args === 'bigint') return int(args);
  if (typeof args !== 'object' || args === null || args instanceof Uint8Array) return args;
  return uint(args.value);
}

function fails(call: () => unknown): boolean {
  try {
    call();
    return false;
  } catch (failure) {
    if (failure instanceof CelError) return true;
    if (failure instanceof NotKnown) return false;
    throw failure;
  }
}

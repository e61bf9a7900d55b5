import { type ExpressionNode, isExpression, type Node } from './expression.ts';
import { applyOperator, hasFallback, ResultTooLarge } from './operators.ts';

/** A value for a variable, or undefined where it has none. */
export type Lookup = (variable: string) => string | undefined;

/** A range of the source and the range that it became; offsets, ends exclusive. */
export interface Replacement {
  readonly from: { readonly start: number; readonly end: number };
  readonly to: { readonly start: number; readonly end: number };
  /** The variables that have a part in it; none where a `$$` became `$`. */
  readonly variables: readonly string[];
}

/** A use of a variable that has neither a value nor a fallback. */
export interface MissingVariable {
  readonly variable: string;
  /** Where the outermost expression begins. */
  readonly at: number;
}

/** A text after substitution. */
export interface Evaluated {
  readonly text: string;
  readonly replacements: readonly Replacement[];
  /** The uses of variables that have no value, in the order in which Flux meets them; they count as empty. */
  readonly missing: readonly MissingVariable[];
}

/** Characters that a whole text may come to. */
const MAX_TEXT = 32 * 1024 * 1024;

/** Puts values in place of expressions. May throw PatternError and ResultTooLarge. */
export function evaluate(nodes: readonly Node[], lookup: Lookup): Evaluated {
  const parts: string[] = [];
  const replacements: Replacement[] = [];
  const missing: MissingVariable[] = [];
  let length = 0;
  for (const node of nodes) {
    if (isExpression(node)) {
      const variables: string[] = [];
      const result = resolve(node, { lookup, variables, missing, at: node.start });
      replacements.push({
        from: { start: node.start, end: node.end },
        to: { start: length, end: length + result.length },
        variables,
      });
      parts.push(result);
      length += result.length;
    } else {
      node.escapes.forEach((start, index) => {
        const at = length + (start - node.start) - index;
        replacements.push({ from: { start, end: start + 2 }, to: { start: at, end: at + 1 }, variables: [] });
      });
      parts.push(node.text);
      length += node.text.length;
    }
    if (length > MAX_TEXT) throw new ResultTooLarge();
  }
  return { text: parts.join(''), replacements, missing };
}

interface Evaluation {
  readonly lookup: Lookup;
  readonly variables: string[];
  readonly missing: MissingVariable[];
  readonly at: number;
}

function resolve(node: ExpressionNode, evaluation: Evaluation): string {
  const operands = node.operands.map((operand) =>
    isExpression(operand) ? resolve(operand, evaluation) : operand.text,
  );
  const { variable, operator } = node;
  evaluation.variables.push(variable);
  const value = evaluation.lookup(variable);
  if (value === undefined && !hasFallback(operator)) evaluation.missing.push({ variable, at: evaluation.at });
  return applyOperator(operator, value ?? '', operands);
}

import { ExpressionError, type ExpressionNode, isExpression, type Node } from './expression.ts';
import { applyOperator, hasFallback, OperatorPanic, ResultTooLarge } from './operators.ts';

/** What is known of a variable, or undefined if it has no value. */
export type Lookup = (variable: string) => { readonly value: string; readonly isKnown: boolean } | undefined;

/** A range of the source and the range that it became; offsets, ends exclusive. */
export interface Replacement {
  readonly from: { readonly start: number; readonly end: number };
  readonly to: { readonly start: number; readonly end: number };
  /** The variables that have a part in it. None if a `$$` became `$`. */
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

/** Characters that a whole text may expand to. */
const MAX_TEXT = 32 * 1024 * 1024;

/**
 * Puts values in place of the expressions of a template (parse.ts) of `source`; one whose value is not known stays as it is
 * written. May throw PatternError and ResultTooLarge.
 */
export function evaluate(source: string, nodes: readonly Node[], lookup: Lookup): Evaluated {
  const parts: string[] = [];
  const replacements: Replacement[] = [];
  const missing: MissingVariable[] = [];
  let length = 0;
  for (const node of nodes) {
    if (isExpression(node)) {
      const variables: string[] = [];
      const result =
        resolve(node, { lookup, variables, missing, at: node.start }) ?? source.slice(node.start, node.end);
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

/** The value of an expression, or undefined if a variable that is involved in it is not known. */
function resolve(node: ExpressionNode, evaluation: Evaluation): string | undefined {
  const operands: string[] = [];
  let isKnown = true;
  for (const operand of node.operands) {
    const text = isExpression(operand) ? resolve(operand, evaluation) : operand.text;
    if (text === undefined) isKnown = false;
    else operands.push(text);
  }
  const { variable, operator } = node;
  evaluation.variables.push(variable);
  const found = evaluation.lookup(variable);
  if (!found && !hasFallback(operator)) evaluation.missing.push({ variable, at: evaluation.at });
  if (found?.isKnown === false || (!isKnown && !(found?.value && hasFallback(operator)))) return undefined;
  try {
    return applyOperator(operator, found?.value ?? '', operands);
  } catch (error) {
    if (error instanceof OperatorPanic) throw new ExpressionError(error.message, evaluation.at);
    throw error;
  }
}

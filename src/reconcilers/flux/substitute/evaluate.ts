import { ExpressionError, type ExpressionNode, isExpression, type Node } from './expression.ts';
import { isHarmless } from './harmless.ts';
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
 * Puts values in place of the expressions of a template (parse.ts) of `source`. One whose value is not known stays as it is
 * written, apart from expressions in it that are known: `${CLAIM:-${APP}}` becomes `${CLAIM:-web}`. May throw PatternError and
 * ResultTooLarge.
 */
export function evaluate(source: string, nodes: readonly Node[], lookup: Lookup): Evaluated {
  const parts: string[] = [];
  const replacements: Replacement[] = [];
  const missing: MissingVariable[] = [];
  let length = 0;
  for (const node of nodes) {
    if (isExpression(node)) {
      const variables: string[] = [];
      const result = resolve(node, { source, lookup, variables, missing, at: node.start }).text;
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
  readonly source: string;
  readonly lookup: Lookup;
  readonly variables: string[];
  readonly missing: MissingVariable[];
  readonly at: number;
}

interface Operand {
  readonly text: string;
  readonly isKnown: boolean;
}

/** The value of an expression, or how it is written if a variable that is involved in it is not known. */
function resolve(node: ExpressionNode, evaluation: Evaluation): Operand {
  const operands = node.operands.map(
    (operand): Operand =>
      isExpression(operand) ? resolve(operand, evaluation) : { text: operand.text, isKnown: true },
  );
  const { variable, operator } = node;
  evaluation.variables.push(variable);
  const found = evaluation.lookup(variable);
  if (!found && !hasFallback(operator)) evaluation.missing.push({ variable, at: evaluation.at });
  const isKnown = operands.every((operand) => operand.isKnown) || (found?.value && hasFallback(operator));
  if (found?.isKnown === false || !isKnown) return { text: written(node, operands, evaluation), isKnown: false };
  const texts = operands.filter((operand) => operand.isKnown).map(({ text }) => text);
  try {
    return { text: applyOperator(operator, found?.value ?? '', texts), isKnown: true };
  } catch (error) {
    if (error instanceof OperatorPanic) throw new ExpressionError(error.message, evaluation.at);
    throw error;
  }
}

/** An expression with the values of expressions in it, where these mean the same in every place of a YAML text. */
function written(node: ExpressionNode, operands: readonly Operand[], { source }: Evaluation): string {
  let text = '';
  let at = node.start;
  for (const [index, operand] of node.operands.entries()) {
    const value = operands[index];
    if (!isExpression(operand) || !value || (value.isKnown && !isHarmless(value.text))) continue;
    text += source.slice(at, operand.start) + value.text;
    at = operand.end;
    if (text.length > MAX_TEXT) throw new ResultTooLarge();
  }
  return text + source.slice(at, node.end);
}

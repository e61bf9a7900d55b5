import type { Violation } from '../../src/kubernetes/policies/evaluator.ts';
import { quoted } from '../../src/text/words.ts';

/** Characters of an expression that a message quotes. */
const LONGEST = 200;

/** What is wrong, as a sentence: what the author of a policy says, otherwise the expression, and why it fails if it does. */
export function sentence({ validation, message, error }: Violation): string {
  const said = message ?? (validation ? `${quoted(shortened(validation.expression))} is false` : undefined);
  if (error === undefined) return ended(said ?? '');
  const expression = validation ? quoted(shortened(validation.expression)) : 'A match condition';
  return `${expression} fails with \`${error}\`. ${validation?.message === undefined ? '' : ended(validation.message)}`.trim();
}

function shortened(expression: string): string {
  const line = expression.trim().replace(/\s+/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

function ended(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

import type { Violation } from '../../src/kubernetes/policies/evaluator.ts';

/** Characters of an expression that a message quotes. */
const LONGEST = 120;
/** Characters of what an author says. */
const LONGEST_MESSAGE = 500;

/** What is wrong, as a sentence: what the author of a policy says, otherwise the expression, and why it fails if it does. */
export function sentence({ validation, message, error }: Violation): string {
  const said = message ?? (validation ? `${shortened(validation.expression)} is false` : undefined);
  if (error === undefined) return ended(said ?? '');
  const expression = validation ? shortened(validation.expression) : 'A match condition';
  return `${expression} fails with \`${error}\`. ${validation?.message === undefined ? '' : ended(validation.message)}`.trim();
}

function shortened(expression: string): string {
  const line = expression.trim().replace(/\s+/g, ' ').replaceAll('`', "'");
  return `\`${line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line}\``;
}

/** What an author says, on one line and with a stop at its end. */
function ended(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const short = line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE)}…` : line;
  return /[.!?…]$/.test(short) ? short : `${short}.`;
}

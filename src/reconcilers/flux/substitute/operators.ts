import { trimEnd, trimStart } from '../../../text/glob.ts';

/** Characters that the result of one expression may have. */
const MAX_RESULT = 16 * 1024 * 1024;

/** A result that is larger than anything the API server would take. */
export class ResultTooLarge extends Error {
  constructor() {
    super('the result of the substitution is too large');
  }
}

/** What makes the code that Flux substitutes with crash; the message is for people. */
export class OperatorPanic extends Error {}

/** Whether an operator says itself what holds for a variable that is not set. */
export function hasFallback(operator: string): boolean {
  return /^:?[-+=?]$/.test(operator);
}

/** What an operator creates from a value (empty if the variable is not set), as fluxcd/pkg/envsubst does. May throw PatternError and OperatorPanic. */
export function applyOperator(operator: string, value: string, operands: readonly string[]): string {
  const [first = '', second] = operands;
  switch (operator) {
    case ',':
      return changeFirst(value, (character) => character.toLowerCase());
    case ',,':
      return value.toLowerCase();
    case '^':
      return changeFirst(value, (character) => character.toUpperCase());
    case '^^':
      return value.toUpperCase();
    case '#':
      return operands.length === 0 ? String(Buffer.byteLength(value)) : trimStart(value, first, 'shortest');
    case '##':
      return trimStart(value, first, 'longest');
    case '%':
      return trimEnd(value, first, 'shortest');
    case '%%':
      return trimEnd(value, first, 'longest');
    case ':':
      return substring(value, operands);
    case '/#':
      return second !== undefined && value.startsWith(first) ? replace(value, first, second, 1) : value;
    case '/%':
      return second !== undefined && value.endsWith(first)
        ? value.slice(0, value.length - first.length) + second
        : value;
    case '/':
      return operands.length === 0 ? value : replace(value, first, second ?? '', 1);
    case '//':
      return operands.length === 0 ? value : replace(value, first, second ?? '', Number.POSITIVE_INFINITY);
    default:
      return value === '' ? operands.join('') : value;
  }
}

function changeFirst(value: string, change: (character: string) => string): string {
  const [first = ''] = value;
  return change(first) + value.slice(first.length);
}

/** Go's strings.Replace: an empty pattern matches before each character and at the end. */
function replace(value: string, pattern: string, replacement: string, limit: number): string {
  const parts = pattern === '' ? ['', ...value] : value.split(pattern);
  const count = Math.min(limit, pattern === '' ? parts.length : parts.length - 1);
  if (value.length + count * replacement.length > MAX_RESULT) throw new ResultTooLarge();
  if (pattern === '') return parts.map((part, at) => part + (at < count ? replacement : '')).join('');
  const head = parts.slice(0, count + 1).join(replacement);
  return [head, ...parts.slice(count + 1)].join(pattern);
}

/** A number as Go's strconv.Atoi reads it. */
function integer(text: string | undefined): number | undefined {
  return text !== undefined && /^[-+]?[0-9]{1,18}$/.test(text) ? Number(text) : undefined;
}

/** Positions and lengths count bytes; what cannot be read as a number leaves the value as it is. */
function substring(value: string, [position, length]: readonly string[]): string {
  const bytes = Buffer.from(value);
  const given = integer(position);
  if (given === undefined) return value;
  const start = given < 0 ? Math.max(0, bytes.length + given) : given;
  if (length === undefined) return bytes.subarray(start).toString();
  const count = integer(length);
  if (count === undefined) return value;
  const end = start + count;
  if (end >= bytes.length) return bytes.subarray(start).toString();
  // Go panics for a slice that ends before it begins.
  if (end < start) throw new OperatorPanic('a substring cannot have a negative length, and Flux crashes on it');
  return bytes.subarray(start, end).toString();
}

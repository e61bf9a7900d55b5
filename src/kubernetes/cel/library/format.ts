import { type Budget, CelError, NotKnown } from '../failure.ts';
import { CelList, CelMap, type CelValue, Duration, Opaque, Optional, Timestamp, Uint } from '../values.ts';
import { textOf } from './convert.ts';

const CLAUSE = /%(?:%|(?:\.(\d*))?(.)?)/gsu;
/** Digits that a number certainly has. */
const MOST_DIGITS = 15;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * A text whose clauses (`%s`, `%d`, `%x` …) are filled with values, as version 2 of CEL's extension for strings does: numbers with
 * decimals are written for people (cel-go, ext/formatting.go).
 */
export function formatText(template: string, values: readonly CelValue[], budget: Budget): string {
  budget.read(template);
  let next = 0;
  const text = template.replace(CLAUSE, (clause, digits: string | undefined, verb: string | undefined) => {
    if (clause === '%%') return '%';
    if (verb === undefined || digits === '' || !VERBS.includes(verb))
      throw new CelError('could not parse formatting clause');
    const value = values[next++];
    if (value === undefined) throw new CelError(`index ${next - 1} out of range`);
    const filled = clauseText(verb, value, digits === undefined ? 6 : Number(digits));
    if (filled === undefined) throw new CelError(`error during formatting: ${clause} does not accept the value`);
    budget.read(filled);
    return filled;
  });
  return text;
}

/** The verbs of a template's clauses, in their order; undefined if one of them does not exist. */
export function clausesOf(template: string): readonly string[] | undefined {
  const found = [...template.matchAll(CLAUSE)].filter(([clause]) => clause !== '%%');
  const verbs = found.map(([, digits, verb]) => (digits === '' ? '' : (verb ?? '')));
  return verbs.every((verb) => VERBS.includes(verb)) ? verbs : undefined;
}

const VERBS = ['s', 'd', 'f', 'e', 'b', 'x', 'X', 'o'];

function clauseText(verb: string, value: CelValue, digits: number): string | undefined {
  const whole = typeof value === 'bigint' ? value : value instanceof Uint ? value.value : undefined;
  switch (verb) {
    case 's':
      return value instanceof Opaque || value instanceof Optional ? undefined : stringText(value);
    case 'd':
      return whole?.toString();
    case 'f':
    case 'e':
      return decimalText(value, digits, verb === 'f' ? fixed : scientific);
    case 'b':
      return typeof value === 'boolean' ? String(Number(value)) : whole?.toString(2);
    case 'o':
      return whole?.toString(8);
    default: {
      const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
      const hex = bytes instanceof Uint8Array ? Buffer.from(bytes).toString('hex') : whole?.toString(16);
      return verb === 'X' ? hex?.toUpperCase() : hex;
    }
  }
}

function stringText(value: CelValue): string | undefined {
  return value instanceof CelList || value instanceof CelMap
    ? nestedText(value)
    : value === null
      ? 'null'
      : textOf(value);
}

/** A value in a list or a map, as CEL writes it. */
function nestedText(value: CelValue): string | undefined {
  if (typeof value === 'string') return quotedText(value);
  if (typeof value === 'number') return Number.isFinite(value) ? plain(value) : JSON.stringify(textOf(value));
  if (value instanceof Uint8Array) return `b${quotedText(textOf(value) ?? '')}`;
  if (value instanceof Duration || value instanceof Timestamp)
    return `${value instanceof Duration ? 'duration' : 'timestamp'}("${textOf(value)}")`;
  if (value instanceof CelList) {
    const texts = value.known.map(nestedText);
    return texts.includes(undefined) ? undefined : `[${texts.join(', ')}]`;
  }
  if (value instanceof CelMap) {
    const entries = value.keys().map((key) => [nestedText(key), nestedText(value.get(key) ?? null)] as const);
    if (entries.some((entry) => entry.includes(undefined))) return undefined;
    return `{${entries
      .map((entry) => entry.join(':'))
      .sort()
      .join(', ')}}`;
  }
  return stringText(value);
}

function quotedText(text: string): string {
  if (!/^[\x20-\x7e\n\r\t]*$/.test(text)) throw new NotKnown('a text has characters that are not quoted here');
  return JSON.stringify(text);
}

function plain(value: number): string {
  return fixed(value, 6).replaceAll(',', '');
}

function decimalText(
  value: CelValue,
  digits: number,
  write: (value: number, digits: number) => string,
): string | undefined {
  const isWord = value === 'NaN' || value === 'Infinity' || value === '-Infinity';
  if (typeof value !== 'number' && !isWord) return undefined;
  const number = Number(value);
  if (Number.isNaN(number)) return 'NaN';
  if (!Number.isFinite(number) || digits > MOST_DIGITS) throw new NotKnown('a number has too many digits');
  return write(number, digits);
}

/** With commas between thousands. */
function fixed(value: number, digits: number): string {
  const exact = { minimumFractionDigits: digits, maximumFractionDigits: digits, roundingMode: 'halfEven' } as const;
  return new Intl.NumberFormat('en-US', exact).format(value);
}

function scientific(value: number, digits: number): string {
  const [mantissa = '', power = ''] = value.toExponential(digits).split('e');
  const sign = power.startsWith('-') ? '⁻' : '';
  const exponent = power.replace(/^[+-]/, '').padStart(2, '0');
  return `${mantissa}×10${sign}${exponent.replace(/\d/g, (digit) => SUPERSCRIPTS.charAt(Number(digit)))}`;
}

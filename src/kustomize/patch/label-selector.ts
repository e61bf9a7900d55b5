/** One condition of a label selector. */
export interface Requirement {
  readonly key: string;
  readonly operator: 'in' | 'notin' | 'exists' | '!exists' | 'gt' | 'lt';
  readonly values: readonly string[];
}

/** A label selector that cannot be parsed. */
export class LabelSelectorError extends Error {}

const TOKEN = /\s*(?:(!=|==|=|!|,|\(|\)|>|<)|([^\s!=,()<>]+))/y;
const KEY = /^(?:[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/** The conditions of a label selector (`a=b,c in (d,e),!f`); none for an empty one. Throws LabelSelectorError. */
export function parseLabelSelector(text: string): readonly Requirement[] {
  if (text.trim() === '') return [];
  const tokens = new Tokens(text);
  const requirements: Requirement[] = [];
  do requirements.push(parseRequirement(tokens));
  while (tokens.take(','));
  if (tokens.peek() !== undefined) throw tokens.error("expected: ',' or 'end of string'");
  return requirements;
}

class Tokens {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(text: string) {
    const tokens: string[] = [];
    for (let at = 0; at < text.length; ) {
      TOKEN.lastIndex = at;
      const match = TOKEN.exec(text);
      if (!match) break;
      tokens.push(match[1] ?? match[2] ?? '');
      at = TOKEN.lastIndex;
    }
    this.#tokens = tokens;
  }

  peek(): string | undefined {
    return this.#tokens[this.#at];
  }

  take(token: string): boolean {
    if (this.peek() !== token) return false;
    this.#at++;
    return true;
  }

  next(): string | undefined {
    return this.#tokens[this.#at++];
  }

  error(expected: string): LabelSelectorError {
    return new LabelSelectorError(`unable to parse requirement: found '${this.peek() ?? ''}', ${expected}`);
  }
}

function parseRequirement(tokens: Tokens): Requirement {
  const isAbsent = tokens.take('!');
  const key = tokens.next() ?? '';
  if (!KEY.test(key)) throw tokens.error('expected: identifier');
  if (isAbsent) return { key, operator: '!exists', values: [] };
  const operator = tokens.peek();
  if (operator === undefined || operator === ',') return { key, operator: 'exists', values: [] };
  if (!OPERATORS.has(operator)) throw tokens.error("expected: '=', '!=', '==', 'in', notin'");
  tokens.next();
  if (operator === 'in' || operator === 'notin') return { key, operator, values: parseSet(tokens) };
  if (operator === '=' || operator === '==') return { key, operator: 'in', values: [parseValue(tokens)] };
  if (operator === '!=') return { key, operator: 'notin', values: [parseValue(tokens)] };
  return { key, operator: operator === '>' ? 'gt' : 'lt', values: [parseValue(tokens)] };
}

const OPERATORS = new Set(['in', 'notin', '=', '==', '!=', '>', '<']);

function parseValue(tokens: Tokens): string {
  const next = tokens.peek();
  return next === undefined || next === ',' ? '' : (tokens.next() ?? '');
}

function parseSet(tokens: Tokens): string[] {
  if (!tokens.take('(')) throw tokens.error("expected: '('");
  const values: string[] = [];
  do {
    const next = tokens.peek();
    values.push(next === ',' || next === ')' ? '' : (tokens.next() ?? ''));
  } while (tokens.take(','));
  if (!tokens.take(')')) throw tokens.error("expected: ')'");
  return values;
}

/** Whether labels match all conditions; a missing label matches `notin` and `!=`. */
export function matchesLabels(requirements: readonly Requirement[], labels: ReadonlyMap<string, string>): boolean {
  return requirements.every((requirement) => isMet(requirement, labels.get(requirement.key)));
}

function isMet({ operator, values }: Requirement, value: string | undefined): boolean {
  switch (operator) {
    case '!exists':
      return value === undefined;
    case 'notin':
      return value === undefined || !values.includes(value);
    case 'exists':
      return value !== undefined;
    case 'in':
      return value !== undefined && values.includes(value);
    case 'gt':
      return value !== undefined && Number(value) > Number(values[0]);
    case 'lt':
      return value !== undefined && Number(value) < Number(values[0]);
  }
}

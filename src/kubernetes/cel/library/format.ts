import { type Budget, CelError, NotKnown } from '../failure.ts';
import { CelList, type CelValue, Uint } from '../values.ts';
import { textOf } from './convert.ts';

const CLAUSE = /%(?:%|(\.\d{1,3})?([a-zA-Z]))/g;

/** A text whose clauses (`%s`, `%d`, `%x` …) are filled with values. */
export function formatText(template: string, values: readonly CelValue[], budget: Budget): string {
  budget.read(template);
  let next = 0;
  const text = template.replace(CLAUSE, (clause, precision: string | undefined, verb: string | undefined) => {
    if (verb === undefined) return '%';
    const value = values[next++];
    if (value === undefined) throw new CelError(`index ${next - 1} out of range`);
    const filled = precision === undefined ? clauseText(verb, value) : undefined;
    if (filled === undefined) throw new NotKnown(`the clause ${clause} is not supported here`);
    budget.read(filled);
    return filled;
  });
  return text;
}

function clauseText(verb: string, value: CelValue): string | undefined {
  const whole = typeof value === 'bigint' ? value : value instanceof Uint ? value.value : undefined;
  switch (verb) {
    case 's':
      return value instanceof CelList ? listText(value) : value === null ? 'null' : textOf(value);
    case 'd':
      return whole?.toString();
    case 'b':
      return typeof value === 'boolean' ? String(Number(value)) : whole?.toString(2);
    case 'o':
      return whole?.toString(8);
    case 'x':
    case 'X': {
      const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
      const digits = bytes instanceof Uint8Array ? Buffer.from(bytes).toString('hex') : whole?.toString(16);
      return verb === 'X' ? digits?.toUpperCase() : digits;
    }
    default:
      return undefined;
  }
}

/** A list as CEL writes it; only of plain texts and whole numbers. */
function listText(list: CelList): string | undefined {
  const texts = list.known.map((element) => {
    if (typeof element === 'string') return /^[\x20-\x7e]*$/.test(element) ? JSON.stringify(element) : undefined;
    return typeof element === 'bigint' || typeof element === 'boolean' ? String(element) : undefined;
  });
  return texts.includes(undefined) ? undefined : `[${texts.join(', ')}]`;
}

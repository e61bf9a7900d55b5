import { goExpression } from '../../text/go-expression.ts';
import { listWords, quoted } from '../../text/words.ts';
import { durationAdvice, inUnits } from '../terms/durations.ts';
import type { SchemaFix } from '../terms/problem.ts';

/** What was asked before, by pattern and text: the same few intervals and names come again and again. */
const answers = new Map<string, boolean | undefined>();
const MAX_ANSWERS = 20_000;
const MAX_LENGTH = 100;

/** Whether a text has the form of a schema's pattern, or undefined if the pattern itself is none. Linear time, as in Go. */
export function hasForm(text: string, pattern: string): boolean | undefined {
  if (text.length > MAX_LENGTH) return matches(text, pattern);
  const key = `${pattern}\0${text}`;
  if (answers.has(key)) return answers.get(key);
  const answer = matches(text, pattern);
  if (answers.size < MAX_ANSWERS) answers.set(key, answer);
  return answer;
}

function matches(text: string, pattern: string): boolean | undefined {
  return goExpression(pattern)?.test(text);
}

/** Why a text does not have a form, in words, and what would. */
export interface FormProblem {
  readonly message: string;
  readonly fix?: SchemaFix | undefined;
}

/** `^([0-9]+(\.[0-9]+)?(ms|s|m|h))+$`: durations, with the units that this field takes. */
const DURATION = /^\^\(\[0-9\]\+\(\\\.\[0-9\]\+\)\?\((?<units>[a-zµ|]+)\)\)\+\$$/;
const SCHEMES = /^\^\(?(?<schemes>[a-z|]+)\)?:\/\//;
const SCP = /^(?<user>[\w.-]+)@(?<host>[\w.-]+):(?<path>[^/].*)$/;

/** Says in words what a text must look like; `shown` is the text as it may be shown. */
export function explainForm(text: string, pattern: string, shown: string): FormProblem {
  const units = DURATION.exec(pattern)?.groups?.units?.split('|');
  if (units) {
    const written = inUnits(text, units);
    return {
      message: `is ${shown}, which is not a valid duration. ${durationAdvice(units)}`,
      fix: written === undefined ? undefined : { kind: 'value', text: written },
    };
  }
  const schemes = SCHEMES.exec(pattern)?.groups?.schemes?.replace('https?', 'https').split('|');
  if (schemes) return explainUrl(text, shown, schemes);
  return { message: `is ${shown}, which does not match the pattern ${quoted(pattern)}` };
}

function explainUrl(text: string, shown: string, schemes: readonly string[]): FormProblem {
  const beginnings = listWords(
    schemes.map((scheme) => `\`${scheme}://\``),
    'or',
  );
  const { user, host, path } = SCP.exec(text)?.groups ?? {};
  if (schemes.includes('ssh') && path !== undefined) {
    return {
      message: `is ${shown}, which is in the format of scp. Use a URL that starts with ${beginnings}`,
      fix: { kind: 'value', text: `ssh://${user}@${host}/${path}` },
    };
  }
  const only = schemes.length === 1 ? schemes[0] : undefined;
  const bare = only !== undefined && /^[\w.-]+(?::\d+)?\/[\w./-]+$/.test(text);
  return {
    message: `is ${shown}, but must start with ${beginnings}`,
    fix: bare ? { kind: 'value', text: `${only}://${text}` } : undefined,
  };
}

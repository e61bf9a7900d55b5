import { explainForm, hasForm } from '../../src/kubernetes/schema/pattern.ts';
import { isOfType, retyped } from '../../src/kubernetes/schema/types.ts';
import type { FieldPath, SchemaFix } from '../../src/kubernetes/terms/problem.ts';
import { nearest } from '../../src/text/nearest.ts';
import { listWords, quoted } from '../../src/text/words.ts';
import { isSame } from '../../src/yaml/equal.ts';
import { listAt, type YamlMap, type YamlValue } from '../../src/yaml/value.ts';
import { type Evaluation, every, type Outcome, RIGHT, type Subject, UNKNOWN, violated } from './evaluation.ts';
import { numberAt, ownOf, textsAt } from './json-schema.ts';
import { shownValue, subjectOf, typesInWords } from './words.ts';

/** Choices that a message lists at most. */
const SHOWN_CHOICES = 12;
/** Choices that a collection is compared with, which are collections. */
const MAX_COMPARED = 20;

/** What the `type` of a schema says of a value, if it is of no such type. */
export function typeOutcome({ value, schema, path }: Subject): Outcome | undefined {
  const stated = ownOf(schema, 'type');
  const types = typeof stated === 'string' ? [stated] : textsAt(schema, 'type');
  if (types.length === 0 || types.some((type) => isOf(value, type))) return undefined;
  const [only = ''] = types;
  return violated({
    kind: 'wrong-type',
    path,
    message: `${subjectOf(path)} must be ${typesInWords(types)}, not ${shownValue(value, path)}.`,
    types,
    fix: types.length === 1 ? retyped(value, only) : undefined,
  });
}

function isOf(value: YamlValue, type: string): boolean {
  return value === null ? type === 'null' : type !== 'null' && isOfType(value, type);
}

/** What `enum` and `const` say. */
export function choiceOutcome({ value, schema, path }: Subject, on: Evaluation): Outcome {
  const only = ownOf(schema, 'const');
  const listed = Object.hasOwn(schema, 'enum') ? [listAt(schema, 'enum')] : [];
  return every([...(only === undefined ? [] : [[only]]), ...listed].map((all) => chosen(value, all, path, on)));
}

function chosen(value: YamlValue, choices: readonly YamlValue[], path: FieldPath, on: Evaluation): Outcome {
  const isCollection = typeof value === 'object' && value !== null;
  if (!on.spend(choices.length) || (isCollection && choices.length > MAX_COMPARED)) return UNKNOWN;
  if (choices.some((choice) => isSame(choice, value))) return RIGHT;
  // A part of a collection may be filled in later.
  if (isCollection) return UNKNOWN;
  const texts = choices.filter((choice) => typeof choice !== 'object').map(String);
  const near = typeof value === 'string' && on.spend(costOfNearest(value, texts)) ? nearest(value, texts) : undefined;
  const more = texts.length > SHOWN_CHOICES ? [`${texts.length - SHOWN_CHOICES} others`] : [];
  const list = listWords([...texts.slice(0, SHOWN_CHOICES).map(quoted), ...more], 'or');
  const meant = near === undefined ? '' : ` Did you mean ${quoted(near)}?`;
  return violated({
    kind: 'wrong-value',
    path,
    message: `${subjectOf(path)} cannot be ${shownValue(value, path)}.${meant} Use ${list}.`,
    fix: near !== undefined && choices.includes(near) ? { kind: 'value', text: near } : undefined,
  });
}

/** What a schema says of a text. */
export function textOutcome({ value, schema, path }: Subject<string>, on: Evaluation): Outcome {
  const wrong = (said: string, fix?: SchemaFix): Outcome =>
    violated({ kind: 'wrong-value', path, message: `${subjectOf(path)} ${said}.`, fix });
  if (!on.spend(1 + Math.ceil(value.length / 100))) return UNKNOWN;
  const length = [...value].length;
  const least = numberAt(schema, 'minLength');
  const most = numberAt(schema, 'maxLength');
  if (least !== undefined && length < least)
    return wrong(value === '' ? 'must not be empty' : `must have at least ${least} characters`);
  if (most !== undefined && length > most) return wrong(`has ${length} characters, but can have at most ${most}`);
  const outcome = patternOutcome({ value, schema, path }, on, wrong);
  // Which formats are checked depends on the draft and the version of Helm.
  return Object.hasOwn(schema, 'format') ? every([outcome, UNKNOWN]) : outcome;
}

function patternOutcome(
  { value, schema, path }: Subject<string>,
  on: Evaluation,
  wrong: (said: string, fix?: SchemaFix) => Outcome,
): Outcome {
  const pattern = ownOf(schema, 'pattern');
  if (typeof pattern !== 'string') return RIGHT;
  const fits = on.spend(costOf(value, pattern)) ? hasForm(value, pattern) : undefined;
  if (fits === undefined) return UNKNOWN;
  if (fits) return RIGHT;
  const { message, fix } = explainForm(value, pattern, shownValue(value, path));
  return wrong(message, fix);
}

/** The work that it is to find the nearest of some names. */
export function costOfNearest(name: string, names: readonly string[]): number {
  return Math.ceil((name.length * names.reduce((sum, { length }) => sum + length, 0)) / 10);
}

/** The work that a pattern is for a text: the time is that of their product. */
export function costOf(text: string, pattern: string): number {
  return 1 + Math.ceil((text.length * pattern.length) / 1000);
}

/** What a schema says of a number. */
export function numberOutcome({ value, schema, path }: Subject<number>): Outcome {
  const problem = outOfBounds(value, schema);
  if (problem !== undefined)
    return violated({
      kind: 'wrong-value',
      path,
      message: `${subjectOf(path)} is ${shownValue(value, path)}, but must be ${problem}.`,
    });
  const step = numberAt(schema, 'multipleOf');
  if (step === undefined || step <= 0) return RIGHT;
  // Decimal fractions are not exact.
  if (!Number.isSafeInteger(step) || !Number.isSafeInteger(value)) return UNKNOWN;
  if (value % step === 0) return RIGHT;
  const message = `${subjectOf(path)} is ${shownValue(value, path)}, but must be a multiple of ${step}.`;
  return violated({ kind: 'wrong-value', path, message });
}

function outOfBounds(value: number, schema: YamlMap): string | undefined {
  const least = numberAt(schema, 'minimum');
  const most = numberAt(schema, 'maximum');
  // In draft 4, these say whether the bound itself is excluded.
  const above = ownOf(schema, 'exclusiveMinimum') === true ? least : numberAt(schema, 'exclusiveMinimum');
  const below = ownOf(schema, 'exclusiveMaximum') === true ? most : numberAt(schema, 'exclusiveMaximum');
  if (above !== undefined && value <= above) return `more than ${above}`;
  if (below !== undefined && value >= below) return `less than ${below}`;
  if (least !== undefined && value < least) return `at least ${least}`;
  return most !== undefined && value > most ? `at most ${most}` : undefined;
}

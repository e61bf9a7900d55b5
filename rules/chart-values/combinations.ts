import type { YamlValue } from '../../src/yaml/value.ts';
import { listAt } from '../../src/yaml/value.ts';
import {
  type Evaluation,
  every,
  isRight,
  isWrong,
  type Outcome,
  RIGHT,
  type Subject,
  UNKNOWN,
  type Violation,
  violated,
} from './evaluation.ts';
import { ownOf } from './json-schema.ts';
import { shownValue, subjectOf, typesInWords } from './words.ts';

/** What the schemas inside a schema say of a value: `allOf`, `anyOf`, `oneOf`, `not`, and `if` with `then` and `else`. */
export function combinedOutcome(subject: Subject, on: Evaluation): Outcome {
  const { value, schema, path } = subject;
  const all = listAt(schema, 'allOf').map((part) => on.check(value, part, path));
  return every([
    ...all,
    anyOutcome(subject, on),
    oneOutcome(subject, on),
    notOutcome(subject, on),
    conditionOutcome(subject, on),
  ]);
}

function partsOf({ value, schema, path }: Subject, keyword: string, on: Evaluation): Outcome[] {
  return listAt(schema, keyword).map((part) => on.check(value, part, path));
}

function anyOutcome(subject: Subject, on: Evaluation): Outcome {
  const outcomes = partsOf(subject, 'anyOf', on);
  if (outcomes.length === 0 || outcomes.some(isRight)) return RIGHT;
  return outcomes.every(isWrong) ? none(subject, outcomes) : UNKNOWN;
}

function oneOutcome(subject: Subject, on: Evaluation): Outcome {
  const outcomes = partsOf(subject, 'oneOf', on);
  if (outcomes.length === 0) return RIGHT;
  const right = outcomes.filter(isRight).length;
  if (right > 1) {
    const message = `${subjectOf(subject.path)} matches several alternatives of which the chart accepts only one.`;
    return violated({ kind: 'wrong-value', path: subject.path, message });
  }
  if (!outcomes.every((outcome) => isRight(outcome) || isWrong(outcome))) return UNKNOWN;
  return right === 1 ? RIGHT : none(subject, outcomes);
}

/** A value that is wrong under each alternative: what the only one for values of its kind says, or that none fits. */
function none({ value, path }: Subject, outcomes: readonly Outcome[]): Outcome {
  const ofKind = outcomes.filter(({ violations }) => violations.every((one) => !isAt(one, path.length)));
  const [only] = ofKind;
  if (only && ofKind.length === 1) return { violations: only.violations, isKnown: true };
  const types = outcomes.flatMap(({ violations }) => (violations.length === 1 ? (violations[0]?.types ?? []) : []));
  const areTypes = outcomes.every(({ violations: [first] }) => first?.types && isAt(first, path.length));
  const message = areTypes
    ? `${subjectOf(path)} must be ${typesInWords(types)}, not ${shownValue(value, path)}.`
    : `${subjectOf(path)} does not match any of the alternatives that the chart accepts.`;
  return violated({ kind: areTypes ? 'wrong-type' : 'wrong-value', path, message, ...(areTypes ? { types } : {}) });
}

/** Whether a violation is about a value itself, and not about one inside of it. */
function isAt({ kind, path }: Violation, depth: number): boolean {
  return path.length === depth && kind !== 'missing-field';
}

function notOutcome({ value, schema, path }: Subject, on: Evaluation): Outcome {
  const forbidden = ownOf(schema, 'not');
  if (forbidden === undefined) return RIGHT;
  const outcome = on.check(value, forbidden, path);
  if (isWrong(outcome)) return RIGHT;
  if (!isRight(outcome)) return UNKNOWN;
  return violated({ kind: 'wrong-value', path, message: `${subjectOf(path)} has a value that the chart forbids.` });
}

function conditionOutcome({ value, schema, path }: Subject, on: Evaluation): Outcome {
  const condition = ownOf(schema, 'if');
  if (condition === undefined) return RIGHT;
  const outcome = on.check(value, condition, path);
  if (!isRight(outcome) && !isWrong(outcome)) return UNKNOWN;
  const branch: YamlValue | undefined = ownOf(schema, isWrong(outcome) ? 'else' : 'then');
  return branch === undefined ? RIGHT : on.check(value, branch, path);
}

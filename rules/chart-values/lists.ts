import type { YamlList } from '../../src/yaml/value.ts';
import { isList } from '../../src/yaml/value.ts';
import {
  type Evaluation,
  every,
  isRight,
  isWrong,
  type Outcome,
  RIGHT,
  type Subject,
  UNKNOWN,
  violated,
} from './evaluation.ts';
import { numberAt, ownOf } from './json-schema.ts';
import { subjectOf } from './words.ts';

/** What a schema says of a list. */
export function listOutcome(subject: Subject<YamlList>, on: Evaluation): Outcome {
  if (!on.spend(subject.value.length)) return UNKNOWN;
  return every([itemsOutcome(subject, on), sizeOutcome(subject), uniqueOutcome(subject), containsOutcome(subject, on)]);
}

function itemsOutcome({ value, schema, path }: Subject<YamlList>, on: Evaluation): Outcome {
  const items = ownOf(schema, 'items');
  const isTuple = isList(items);
  // Only the newest draft reads `prefixItems`, and it does not read lists in `items`.
  if (isTuple && (on.draft === undefined || on.draft === 2020)) return UNKNOWN;
  const prefix = on.draft === 2020 ? ownOf(schema, 'prefixItems') : undefined;
  const first = isTuple ? items : isList(prefix) ? prefix : [];
  const rest = isTuple ? ownOf(schema, 'additionalItems') : items;
  if (first.length === 0 && rest === undefined) return RIGHT;
  return every(
    value.map((item, index) => {
      const own = index < first.length ? first[index] : rest;
      return own === undefined ? RIGHT : on.check(item, own, [...path, index]);
    }),
  );
}

function sizeOutcome({ value, schema, path }: Subject<YamlList>): Outcome {
  const least = numberAt(schema, 'minItems');
  const most = numberAt(schema, 'maxItems');
  const entries = value.length === 1 ? 'entry' : 'entries';
  const wrong = (bound: string): Outcome =>
    violated({
      kind: 'wrong-value',
      path,
      message: `${subjectOf(path)} has ${value.length} ${entries}, but ${bound}.`,
    });
  if (least !== undefined && value.length < least) return wrong(`must have at least ${least}`);
  return most !== undefined && value.length > most ? wrong(`can have at most ${most}`) : RIGHT;
}

function uniqueOutcome({ value, schema, path }: Subject<YamlList>): Outcome {
  if (ownOf(schema, 'uniqueItems') !== true || value.length < 2) return RIGHT;
  // Equal collections may have their keys in another order, and what is filled in later may be equal.
  const texts = value.filter((item) => typeof item !== 'object' || item === null);
  if (new Set(texts).size === texts.length) return texts.length === value.length ? RIGHT : UNKNOWN;
  const message = `${subjectOf(path)} has an entry more than once.`;
  return violated({ kind: 'wrong-value', path, message });
}

function containsOutcome({ value, schema, path }: Subject<YamlList>, on: Evaluation): Outcome {
  const wanted = ownOf(schema, 'contains');
  if (wanted === undefined) return RIGHT;
  if (Object.hasOwn(schema, 'minContains') || Object.hasOwn(schema, 'maxContains')) return UNKNOWN;
  const outcomes = value.map((item, index) => on.check(item, wanted, [...path, index]));
  if (outcomes.some(isRight)) return RIGHT;
  if (!outcomes.every(isWrong)) return UNKNOWN;
  const message = `${subjectOf(path)} has no entry of the kind that the chart requires.`;
  return violated({ kind: 'wrong-value', path, message });
}

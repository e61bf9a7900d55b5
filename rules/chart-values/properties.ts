import { hasForm } from '../../src/kubernetes/schema/pattern.ts';
import { isUnknown } from '../../src/kubernetes/terms/unknown.ts';
import { fieldName } from '../../src/kubernetes/terms/words.ts';
import { isList, isMap, type YamlMap, type YamlValue } from '../../src/yaml/value.ts';
import { type Evaluation, every, type Outcome, RIGHT, type Subject, UNKNOWN, violated } from './evaluation.ts';
import { entriesAt, numberAt, ownOf, textsAt } from './json-schema.ts';
import { costOf } from './scalars.ts';
import { unknownProperty } from './unknown-property.ts';
import { subjectOf } from './words.ts';

/** What a schema says of a mapping. */
export function mapOutcome(subject: Subject<YamlMap>, on: Evaluation): Outcome {
  if (!on.spend(Object.keys(subject.value).length)) return UNKNOWN;
  return every([
    propertiesOutcome(subject, on),
    requiredOutcome(subject, textsAt(subject.schema, 'required'), on),
    sizeOutcome(subject, on),
    namesOutcome(subject, on),
    dependenciesOutcome(subject, on),
  ]);
}

function propertiesOutcome({ value, schema, path }: Subject<YamlMap>, on: Evaluation): Outcome {
  const properties = ownOf(schema, 'properties');
  const patterns = entriesAt(schema, 'patternProperties');
  const others = ownOf(schema, 'additionalProperties');
  const outcomes: Outcome[] = [];
  for (const key in value) {
    const child = value[key] ?? null;
    const at = [...path, key];
    if (isUnknown(key)) {
      outcomes.push(UNKNOWN);
      continue;
    }
    const own = isMap(properties) ? ownOf(properties, key) : undefined;
    if (own !== undefined) outcomes.push(on.check(child, own, at));
    const matching = matchingPatterns(key, patterns, on);
    outcomes.push(...matching.map((one) => (one === undefined ? UNKNOWN : on.check(child, one, at))));
    if (own !== undefined || matching.length > 0 || others === undefined) continue;
    outcomes.push(others === false ? unknownProperty(key, { value, schema, path }, on) : on.check(child, others, at));
  }
  return every(outcomes);
}

/** The schemas of the patterns that a key has; undefined for one that cannot be read. */
function matchingPatterns(
  key: string,
  patterns: readonly (readonly [string, YamlValue])[],
  on: Evaluation,
): (YamlValue | undefined)[] {
  return patterns.flatMap(([pattern, schema]) => {
    const fits = on.spend(costOf(key, pattern)) ? hasForm(key, pattern) : undefined;
    return fits === false ? [] : [fits ? schema : undefined];
  });
}

function requiredOutcome({ value, path }: Subject<YamlMap>, names: readonly string[], on: Evaluation): Outcome {
  const missing = names.filter((name) => !Object.hasOwn(value, name));
  if (missing.length === 0) return RIGHT;
  if (!on.spend(names.length)) return UNKNOWN;
  const isTemplated = hasTemplate(value);
  return every(
    missing.map((name) => {
      const at = [...path, name];
      return isTemplated || on.isOpen(at)
        ? UNKNOWN
        : violated({
            kind: 'missing-field',
            path: at,
            message: `The chart requires \`${fieldName(at)}\`, which nothing sets.`,
          });
    }),
  );
}

/** Whether a mapping has a key that is not known yet. */
function hasTemplate(value: YamlMap): boolean {
  return Object.keys(value).some(isUnknown);
}

function sizeOutcome({ value, schema, path }: Subject<YamlMap>, on: Evaluation): Outcome {
  const least = numberAt(schema, 'minProperties');
  const most = numberAt(schema, 'maxProperties');
  if (least === undefined && most === undefined) return RIGHT;
  if (on.isOpen(path)) return UNKNOWN;
  const count = Object.keys(value).length;
  const wrong = (bound: string): Outcome =>
    violated({
      kind: 'wrong-value',
      path,
      message: `${subjectOf(path)} has ${count} ${count === 1 ? 'key' : 'keys'}, but ${bound}.`,
    });
  if (least !== undefined && count < least) return wrong(`must have at least ${least}`);
  return most !== undefined && count > most ? wrong(`can have at most ${most}`) : RIGHT;
}

function namesOutcome({ value, schema, path }: Subject<YamlMap>, on: Evaluation): Outcome {
  const names = ownOf(schema, 'propertyNames');
  if (names === undefined) return RIGHT;
  return every(
    Object.keys(value).map((key): Outcome => {
      const outcome = on.check(key, names, [...path, key]);
      if (outcome.violations.length === 0) return outcome;
      const at = [...path, key];
      return violated({
        kind: 'unknown-field',
        path: at,
        message: `The chart does not accept the key \`${fieldName(at)}\`.`,
      });
    }),
  );
}

/** `dependencies`, which newer drafts call `dependentRequired` and `dependentSchemas`. */
function dependenciesOutcome({ value, schema, path }: Subject<YamlMap>, on: Evaluation): Outcome {
  const isNew = on.draft === 2019 || on.draft === 2020;
  const keywords = isNew ? ['dependentRequired', 'dependentSchemas'] : ['dependencies'];
  const entries = keywords.flatMap((keyword) => entriesAt(schema, keyword));
  if (entries.length === 0) return RIGHT;
  const isTemplated = hasTemplate(value);
  const outcomes = entries.map(([key, wanted]): Outcome => {
    if (!Object.hasOwn(value, key)) return isTemplated || on.isOpen([...path, key]) ? UNKNOWN : RIGHT;
    if (!isList(wanted)) return on.check(value, wanted, path);
    return requiredOutcome({ value, schema, path }, wanted.map(String), on);
  });
  return every(outcomes);
}

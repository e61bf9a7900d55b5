import type { FieldPath } from '../../src/kubernetes/terms/problem.ts';
import { isUnknown } from '../../src/kubernetes/terms/unknown.ts';
import { fieldName } from '../../src/kubernetes/terms/words.ts';
import type { ValuesPath } from '../../src/reconcilers/value-layers.ts';
import { isList, isMap, type YamlMap, type YamlValue } from '../../src/yaml/value.ts';
import type { Work } from './coalesce.ts';
import { combinedOutcome } from './combinations.ts';
import { type Evaluation, every, type Outcome, RIGHT, type Subject, UNKNOWN, violated } from './evaluation.ts';
import { type Draft, type JsonSchema, ownOf, referenced } from './json-schema.ts';
import { listOutcome } from './lists.ts';
import { mapOutcome } from './properties.ts';
import { choiceOutcome, numberOutcome, textOutcome, typeOutcome } from './scalars.ts';

/** Schemas inside each other that are followed; what is deeper takes anything. */
const DEEPEST = 150;
/** Keywords that older drafts do not have; libraries ignore them there, or do not. */
const NEWER: Readonly<Partial<Record<Draft, readonly string[]>>> = {
  4: ['const', 'contains', 'propertyNames', 'if'],
  6: ['if'],
};
/** Keywords whose meaning depends on more than the value, or on another file. */
const NOT_READ = ['$dynamicRef', '$recursiveRef', 'unevaluatedProperties', 'unevaluatedItems'];

/**
 * Applies a `values.schema.json` to values, as far as both are known: Helm checks with santhosh-tekuri/jsonschema from 3.18 on, with
 * xeipuu/gojsonschema before. Where the two differ, the answer is unknown.
 */
export class SchemaCheck implements Evaluation {
  readonly #schema: JsonSchema;
  readonly #open: readonly ValuesPath[];
  readonly #work: Work;
  #depth = 0;

  /** `open` are the paths, as those of the values, at which something that is not known may set values. */
  constructor(schema: JsonSchema, open: readonly ValuesPath[], work: Work) {
    this.#schema = schema;
    this.#open = open;
    this.#work = work;
  }

  get draft(): Draft | undefined {
    return this.#schema.draft;
  }

  /** What the whole schema says of values, which are at a path. */
  judge(values: YamlMap, path: FieldPath): Outcome {
    return this.check(values, this.#schema.root, path);
  }

  check(value: YamlValue, schema: YamlValue | undefined, path: FieldPath): Outcome {
    if (schema === true) return RIGHT;
    if (schema === false)
      return violated({ kind: 'unknown-field', path, message: `The chart does not accept \`${fieldName(path)}\`.` });
    if (!isMap(schema) || !this.#isReadable(schema) || isNotKnown(value)) return UNKNOWN;
    this.#depth++;
    const outcome = this.#checked({ value, schema, path });
    this.#depth--;
    return outcome;
  }

  isOpen(path: FieldPath): boolean {
    return this.#open.some((open) => open.every((key, at) => at >= path.length || key === path[at]));
  }

  spend(work: number): boolean {
    this.#work.left -= work;
    return this.#work.left > 0;
  }

  #checked(subject: Subject): Outcome {
    const { value, schema, path } = subject;
    const reference = ownOf(schema, '$ref');
    if (typeof reference !== 'string') return this.#stated(subject);
    const target = referenced(this.#schema, reference);
    const outcome = target === undefined ? UNKNOWN : this.check(value, target, path);
    // Up to draft 7, a reference replaces everything next to it.
    if (this.draft === 2019 || this.draft === 2020) return every([outcome, this.#stated(subject)]);
    return this.draft === undefined ? every([outcome, UNKNOWN]) : outcome;
  }

  #stated(subject: Subject): Outcome {
    const typed = typeOutcome(subject);
    if (typed) return typed;
    const isWhole = !NOT_READ.some((keyword) => Object.hasOwn(subject.schema, keyword));
    const outcomes = [choiceOutcome(subject, this), this.#content(subject), combinedOutcome(subject, this)];
    return every(isWhole ? outcomes : [...outcomes, UNKNOWN]);
  }

  #content({ value, schema, path }: Subject): Outcome {
    if (isMap(value)) return mapOutcome({ value, schema, path }, this);
    if (isList(value)) return listOutcome({ value, schema, path }, this);
    if (typeof value === 'string') return textOutcome({ value, schema, path }, this);
    return typeof value === 'number' ? numberOutcome({ value, schema, path }) : RIGHT;
  }

  #isReadable(schema: YamlMap): boolean {
    const newer = this.draft === undefined ? undefined : NEWER[this.draft];
    if (newer?.some((keyword) => Object.hasOwn(schema, keyword))) return false;
    // The references in such a part start at another place than the root.
    const isOther = schema !== this.#schema.root && typeof ownOf(schema, this.draft === 4 ? 'id' : '$id') === 'string';
    return !isOther && this.spend(1) && this.#depth < DEEPEST;
  }
}

function isNotKnown(value: YamlValue): boolean {
  return typeof value === 'string' ? isUnknown(value) : typeof value === 'number' && !Number.isFinite(value);
}

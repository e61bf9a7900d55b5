import { isList, isMap, type YamlList, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import type { FieldPath, SchemaProblem } from '../terms/problem.ts';
import { type ObjectSchema, resolve, type Schema } from '../terms/schema.ts';
import { isUnknown } from '../terms/unknown.ts';
import { combine } from './combine.ts';
import { fieldOf, missingFields, takesAnyField } from './fields.ts';
import { Judgement } from './judgement.ts';
import { reportDuplicates } from './lists.ts';
import { missedTypes } from './types.ts';
import { plainUnknownField, unknownField } from './unknown-field.ts';
import type { Verdict } from './verdict.ts';

const QUANTITY = '#/io.k8s.apimachinery.pkg.api.resource.Quantity';
/** Unknown fields of one object for which the right place is searched, at most. */
const MAX_ADVICE = 50;

/** The mappings in which a schema has found nothing wrong. */
const RIGHT = new WeakMap<Schema, WeakSet<YamlMap>>();

/**
 * Walks an object along its schema, as the API server does: nulls of fields that are not nullable are dropped first, fields that
 * the schema does not name are problems, `${…}` and encrypted values are of unknown type.
 *
 * An interpreter, since the schemas are structural: ajv took 210 ms to compile those of Flux, and does not name unknown fields.
 */
export class Walk {
  readonly #object: YamlMap;
  readonly #schema: ObjectSchema;
  readonly #on: Judgement;
  #advised = 0;
  /** What a schema inside `anyOf` and the like says of the value at the current path. */
  readonly #trial = (value: YamlValue, schema: Schema): Verdict => this.#on.trial(() => this.#value(value, schema));

  constructor(object: YamlMap, schema: ObjectSchema, what: string, kind: string) {
    this.#object = object;
    this.#schema = schema;
    this.#on = new Judgement(schema, what, kind);
  }

  /** Problems of the value at a path of the object. */
  judge(value: YamlValue, schema: Schema, path: FieldPath): SchemaProblem[] {
    this.#on.path = [...path];
    this.#value(value, schema);
    return this.#on.problems;
  }

  #value(value: YamlValue, written: Schema): void {
    const schema = resolve(written, this.#schema.definitions);
    if (value === null) {
      if (this.#schema.reader === 'definition' && !schema.nullable && schema.type)
        this.#on.wrongType(value, [schema.type]);
      return;
    }
    if (typeof value === 'string' && isUnknown(value)) {
      this.#on.isUnknown = true;
      return;
    }
    if (written.$ref === QUANTITY) {
      this.#on.quantity(value);
      return;
    }
    const types = missedTypes(value, schema);
    if (types) {
      this.#on.wrongType(value, types, schema);
      return;
    }
    if (!isMap(value) || this.#on.isOnlyOfValues || (written.$ref === undefined && this.#on.path.length > 1)) {
      this.#content(value, schema);
      return;
    }
    // Builds share what they do not change: a pod template that is right is so in every one of them.
    const right = RIGHT.get(schema) ?? new WeakSet();
    RIGHT.set(schema, right);
    if (right.has(value)) return;
    const before = this.#on.problems.length;
    this.#content(value, schema);
    if (this.#on.problems.length === before) right.add(value);
  }

  #content(value: Exclude<YamlValue, null>, schema: Schema): void {
    if (isMap(value)) this.#map(value, schema);
    else if (isList(value)) this.#list(value, schema);
    else this.#on.scalar(value, schema);
    combine(this.#on, value, schema, this.#trial);
  }

  #map(value: YamlMap, schema: Schema): void {
    const { additionalProperties } = schema;
    let templated = false;
    for (const key in value) {
      const child = value[key];
      if (child === undefined) continue;
      const property =
        fieldOf(schema, key, this.#schema) ??
        (typeof additionalProperties === 'object' ? additionalProperties : undefined);
      if (property) {
        if (child === null && !resolve(property, this.#schema.definitions).nullable) continue;
        this.#on.path.push(key);
        this.#value(child, property);
        this.#on.path.pop();
      } else if (isUnknown(key)) {
        templated = true;
        this.#on.isUnknown = true;
      } else if (!this.#on.isOnlyOfValues && !takesAnyField(schema, key, this.#schema)) {
        this.#unknownField(key, child, schema);
      }
    }
    if (!templated) this.#required(value, schema);
    this.#on.size('properties', Object.keys(value).length, schema.minProperties, schema.maxProperties);
  }

  #unknownField(key: string, value: YamlValue, siblings: Schema): void {
    const { what, path, problems } = this.#on;
    const problem =
      this.#advised++ < MAX_ADVICE
        ? unknownField(key, path, this.#object, this.#schema, what)
        : plainUnknownField(key, path, what);
    const meant = problem.fix?.kind === 'rename' && fieldOf(siblings, problem.fix.text, this.#schema);
    problems.push(meant && !this.#fits(value, meant) ? { ...problem, fix: undefined } : problem);
  }

  /** Whether a value is right under a schema that it does not have yet. */
  #fits(value: YamlValue, schema: Schema): boolean {
    const trial = new Walk(this.#object, this.#schema, '', '');
    trial.#advised = MAX_ADVICE;
    return trial.judge(value, schema, this.#on.path).length === 0;
  }

  #required(value: YamlMap, schema: Schema): void {
    for (const name of missingFields(value, schema, this.#schema))
      this.#on.report('missing-field', (field) => `${field} is missing.`, {
        below: [name],
        values: ['missing-field', name],
      });
  }

  #list(value: YamlList, schema: Schema): void {
    const { items } = schema;
    if (items) {
      value.forEach((item, index) => {
        this.#on.path.push(index);
        this.#value(item, items);
        this.#on.path.pop();
      });
    }
    this.#on.size('entries', value.length, schema.minItems, schema.maxItems);
    const itemSchema = items && resolve(items, this.#schema.definitions);
    reportDuplicates(this.#on, value, schema, itemSchema);
  }
}

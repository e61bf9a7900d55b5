import { listWords, quoted } from '../../text/words.ts';
import { isList, isMap, type YamlList, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import { combine } from './combine.ts';
import { isQuantity, nearestQuantity } from './format.ts';
import { duplicateEntries } from './lists.ts';
import type { FieldPath, SchemaFix, SchemaProblem, SchemaProblemKind } from './problem.ts';
import { scalarProblem } from './scalar.ts';
import { type ObjectSchema, propertyOf, resolve, type Schema } from './schema.ts';
import { isOfType, retyped } from './types.ts';
import { isUnknown } from './unknown.ts';
import { plainUnknownField, unknownField } from './unknown-field.ts';
import { fieldName, isSecretPath, typeWords, valueWords } from './words.ts';

const QUANTITY = '#/io.k8s.apimachinery.pkg.api.resource.Quantity';
/** Unknown fields of one object for which the right place is searched, at most. */
const MAX_ADVICE = 50;
/** Fields that every object has, whatever its schema says. */
const OBJECT_FIELDS = new Set(['apiVersion', 'kind', 'metadata']);

/** The mappings in which a schema has found nothing wrong. */
const RIGHT = new WeakMap<Schema, WeakSet<YamlMap>>();

/** What a schema says of a value: problems, and whether a part of the value was not known. */
export interface Verdict {
  readonly problems: SchemaProblem[];
  readonly unknown: boolean;
}

/**
 * Walks an object along its schema, as the API server does: nulls of fields that are not nullable are dropped first, fields that
 * the schema does not name are problems, `${…}` and encrypted values are of unknown type.
 *
 * An interpreter, since the schemas are structural: compiling them with ajv took 210 ms for Flux' kinds alone, and gives
 * neither unknown fields by name nor messages for people.
 */
export class Walk {
  readonly schema: ObjectSchema;
  /** The object's kind and version, for messages. */
  readonly what: string;
  readonly #object: YamlMap;
  readonly #kind: string;
  #path: (string | number)[] = [];
  #problems: SchemaProblem[] = [];
  #unknown = false;
  #advised = 0;
  /** Inside `anyOf` and the like, which only constrain values: what the fields are is said outside. */
  #onlyValues = false;

  constructor(object: YamlMap, schema: ObjectSchema, what: string, kind: string) {
    this.#object = object;
    this.schema = schema;
    this.what = what;
    this.#kind = kind;
  }

  /** Problems of a value that stands at a path of the object. */
  judge(value: YamlValue, schema: Schema, path: FieldPath): SchemaProblem[] {
    this.#path = [...path];
    this.value(value, schema);
    return this.#problems;
  }

  value(value: YamlValue, written: Schema): void {
    const schema = resolve(written, this.schema.definitions);
    if (value === null) {
      if (this.schema.reader === 'definition' && !schema.nullable && schema.type) this.wrongType(value, [schema.type]);
      return;
    }
    if (typeof value === 'string' && isUnknown(value)) {
      this.#unknown = true;
      return;
    }
    if (written.$ref === QUANTITY) {
      this.#quantity(value);
      return;
    }
    if (schema['x-kubernetes-int-or-string']) {
      if (typeof value !== 'string' && !Number.isInteger(value)) {
        this.wrongType(value, ['integer', 'string']);
        return;
      }
    } else if (schema.type !== undefined && !isOfType(value, schema.type)) {
      this.wrongType(value, [schema.type]);
      return;
    }
    if (!isMap(value) || this.#onlyValues || (written.$ref === undefined && this.#path.length > 1)) {
      this.#content(value, schema);
      return;
    }
    // Builds share what they do not change: a pod template that is right is so in every one of them.
    const right = RIGHT.get(schema) ?? new WeakSet();
    RIGHT.set(schema, right);
    if (right.has(value)) return;
    const before = this.#problems.length;
    this.#content(value, schema);
    if (this.#problems.length === before) right.add(value);
  }

  #content(value: Exclude<YamlValue, null>, schema: Schema): void {
    if (isMap(value)) this.#map(value, schema);
    else if (isList(value)) this.#list(value, schema);
    else this.#scalar(value, schema);
    combine(this, value, schema);
  }

  /** What a schema inside `anyOf`, `oneOf`, `not` or `allOf` says of the value at the current path. */
  trial(value: YamlValue, schema: Schema): Verdict {
    const before = { problems: this.#problems, unknown: this.#unknown, onlyValues: this.#onlyValues };
    this.#problems = [];
    this.#unknown = false;
    this.#onlyValues = true;
    this.value(value, schema);
    const verdict = { problems: this.#problems, unknown: this.#unknown };
    this.#problems = before.problems;
    this.#unknown = before.unknown || verdict.unknown;
    this.#onlyValues = before.onlyValues;
    return verdict;
  }

  /** Adds a problem of the field at the current path, or below it. */
  report(
    kind: SchemaProblemKind,
    say: (field: string) => string,
    more: {
      readonly below?: FieldPath;
      readonly values?: readonly string[];
      readonly fix?: SchemaFix | undefined;
    } = {},
  ): void {
    const path = [...this.#path, ...(more.below ?? [])];
    const message = say(path.length === 0 ? `The ${this.what}` : `\`${fieldName(path)}\``);
    this.#problems.push({ kind, path, message, values: more.values ?? [kind, message], fix: more.fix });
  }

  add(problems: readonly SchemaProblem[]): void {
    this.#problems.push(...problems);
  }

  /** The value as messages may show it. */
  shown(value: YamlValue): string {
    return valueWords(value, isSecretPath(this.#path, this.#kind));
  }

  /** A scalar in backquotes, as messages may show it. */
  quoted(value: boolean | number | string): string {
    return isSecretPath(this.#path, this.#kind) ? '`•••`' : quoted(String(value));
  }

  wrongType(value: YamlValue, types: readonly string[]): void {
    const wanted = listWords(types.map(typeWords), 'or');
    const fix = types.map((type) => retyped(value, type)).find((found) => found !== undefined);
    const values = ['wrong-type', ...types, value === null ? 'null' : isList(value) ? 'array' : typeof value];
    this.report('wrong-type', (field) => `${field} must be ${wanted}, not ${this.shown(value)}.`, { values, fix });
  }

  #quantity(value: YamlValue): void {
    if (typeof value === 'number' && Number.isFinite(value)) return;
    if (typeof value !== 'string') {
      this.wrongType(value, ['string', 'number']);
    } else if (!isQuantity(value)) {
      const near = nearestQuantity(value);
      this.report(
        'wrong-value',
        (field) =>
          `${field} is ${this.quoted(value)}, which is not a valid quantity. Use a number with an optional suffix, such as \`500m\`, \`64Mi\` or \`1Gi\`.`,
        { values: ['quantity', value], fix: near === undefined ? undefined : { kind: 'value', text: near } },
      );
    }
  }

  #scalar(value: boolean | number | string, schema: Schema): void {
    const problem = scalarProblem(value, schema, this.schema.reader, () => this.quoted(value));
    if (problem) {
      this.report('wrong-value', (field) => `${field} ${problem.message}.`, {
        values: isSecretPath(this.#path, this.#kind) ? ['wrong-value'] : ['wrong-value', String(value)],
        fix: problem.fix,
      });
    }
  }

  #map(value: YamlMap, schema: Schema): void {
    const { additionalProperties } = schema;
    let templated = false;
    for (const key in value) {
      const child = value[key];
      if (child === undefined) continue;
      const property =
        this.#property(schema, key) ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
      if (property) {
        if (child === null && !resolve(property, this.schema.definitions).nullable) continue;
        this.#path.push(key);
        this.value(child, property);
        this.#path.pop();
      } else if (isUnknown(key)) {
        templated = true;
        this.#unknown = true;
      } else if (!this.#onlyValues && !this.#takesAny(schema, key)) {
        this.#unknownField(key);
      }
    }
    if (!templated) this.#required(value, schema);
    this.#size('properties', Object.keys(value).length, schema.minProperties, schema.maxProperties);
  }

  #property(schema: Schema, key: string): Schema | undefined {
    const property = propertyOf(schema, key);
    if (property || this.schema.reader !== 'kustomize') return property;
    const lower = key.toLowerCase();
    const name = Object.keys(schema.properties ?? {}).find((candidate) => candidate.toLowerCase() === lower);
    return name === undefined ? undefined : propertyOf(schema, name);
  }

  #takesAny(schema: Schema, key: string): boolean {
    if (schema.additionalProperties === true || schema['x-kubernetes-preserve-unknown-fields']) return true;
    if (schema['x-kubernetes-embedded-resource']) return OBJECT_FIELDS.has(key);
    // A built-in type without properties is one that Go leaves undecoded.
    return schema.properties === undefined && (this.schema.reader === 'server' || schema.type === undefined);
  }

  #unknownField(key: string): void {
    this.#problems.push(
      this.#advised++ < MAX_ADVICE
        ? unknownField(key, this.#path, this.#object, this.schema, this.what)
        : plainUnknownField(key, this.#path, this.what),
    );
  }

  #required(value: YamlMap, schema: Schema): void {
    for (const name of schema.required ?? []) {
      const given = Object.hasOwn(value, name) ? value[name] : undefined;
      if (given !== undefined && given !== null) continue;
      const property = propertyOf(schema, name);
      if (
        property?.default !== undefined ||
        (property && resolve(property, this.schema.definitions).default !== undefined)
      )
        continue;
      if (given === null && property?.nullable) continue;
      this.report('missing-field', (field) => `${field} is missing.`, {
        below: [name],
        values: ['missing-field', name],
      });
    }
  }

  #list(value: YamlList, schema: Schema): void {
    const { items } = schema;
    if (items) {
      value.forEach((item, index) => {
        this.#path.push(index);
        this.value(item, items);
        this.#path.pop();
      });
    }
    this.#size('entries', value.length, schema.minItems, schema.maxItems);
    const itemSchema = items && resolve(items, this.schema.definitions);
    for (const { index, first, says, values } of duplicateEntries(value, schema, itemSchema)) {
      this.report(
        'duplicate-entry',
        (field) => `${field} repeats ${says} from the entry with index ${first}, so the object cannot be applied.`,
        {
          below: [index],
          values: ['duplicate-entry', ...values],
        },
      );
    }
  }

  #size(what: string, size: number, least: number | undefined, most: number | undefined): void {
    if (least !== undefined && size < least) {
      this.report('wrong-value', (field) => `${field} has ${size} ${what}, but must have at least ${least}.`, {
        values: ['size', what, `>=${least}`],
      });
    } else if (most !== undefined && size > most) {
      this.report('wrong-value', (field) => `${field} has ${size} ${what}, but can have at most ${most}.`, {
        values: ['size', what, `<=${most}`],
      });
    }
  }
}

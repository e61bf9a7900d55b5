import { isList, isMap, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import type { Schema } from '../terms/schema.ts';
import { isUnknown } from '../terms/unknown.ts';
import { duration } from './arithmetic.ts';
import { escapeField, unescapeField } from './escape.ts';
import { asResource, isExposed } from './exposure.ts';
import { NotKnown } from './failure.ts';
import { parseDate, parseDurationField, parseTimestamp } from './library/time.ts';
import { CelList, CelMap, type CelValue, mustKnow } from './values.ts';

/** A value as its schema types it in expressions, or undefined if it is not known (`${…}`, encrypted). */
export function bind(value: YamlValue, schema: Schema): CelValue | undefined {
  if (typeof value === 'string' && isUnknown(value)) return undefined;
  if (value === null) return schema.nullable ? null : mistyped();
  if (schema['x-kubernetes-int-or-string']) return typeof value === 'string' ? value : bindInteger(value);
  switch (schema.type) {
    case 'object':
      return isMap(value) ? new ObjectView(value, schema) : mistyped();
    case 'array':
      return bindList(value, schema);
    case 'string':
      return typeof value === 'string' ? bindText(value, schema.format) : mistyped();
    case 'integer':
      return bindInteger(value);
    case 'number':
      return typeof value === 'number' ? value : mistyped();
    case 'boolean':
      return typeof value === 'boolean' ? value : mistyped();
    default:
      throw new NotKnown('a field has no type');
  }
}

/** What is of a wrong type is a problem of its own; the API server runs no rules then. */
function mistyped(): never {
  throw new NotKnown('a value does not have the type of its field');
}

/** The API server ignores a rule that reads a field that the schema does not declare. */
function notDeclared(): never {
  throw new NotKnown('a rule reads a field that its schema does not declare');
}

function bindInteger(value: YamlValue): bigint {
  if (!Number.isInteger(value)) return mistyped();
  if (!Number.isSafeInteger(value)) throw new NotKnown('an integer is too large to be exact here');
  return BigInt(Number(value));
}

function bindList(value: YamlValue, { items, ...schema }: Schema): CelList {
  if (!isList(value) || !items) return mistyped();
  const type = schema['x-kubernetes-list-type'];
  const keys = schema['x-kubernetes-list-map-keys'] ?? [];
  return new CelList(
    value.map((item) => bind(item, items)),
    type === 'set' ? 'set' : type === 'map' ? keys : 'atomic',
  );
}

function bindText(text: string, format: string | undefined): CelValue {
  switch (format) {
    case 'duration': {
      const nanos = parseDurationField(text);
      return nanos === undefined ? mistyped() : duration(nanos);
    }
    case 'date':
      return parseDate(text) ?? mistyped();
    case 'date-time':
      return parseTimestamp(text) ?? mistyped();
    case 'byte':
      return new Uint8Array(Buffer.from(text, 'base64'));
    default:
      return text;
  }
}

/** An object or a map of the manifest; its values are bound when they are read. */
class ObjectView extends CelMap {
  readonly #value: YamlMap;
  /** Named fields, whose names are escaped; the entries of a map are not. */
  readonly #properties: Readonly<Record<string, Schema>> | undefined;
  readonly #entries: Schema | undefined;
  readonly #read = new Map<string, CelValue | undefined>();
  readonly #keys: readonly string[];

  constructor(value: YamlMap, schema: Schema) {
    super();
    this.#value = value;
    const whole = schema['x-kubernetes-embedded-resource'] ? asResource(schema) : schema;
    this.#properties = whole.properties;
    this.#entries = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
    this.#keys = Object.keys(value).filter((key) => value[key] !== undefined);
  }

  get size(): number {
    return this.#knownKeys.length;
  }

  get(key: CelValue): CelValue | undefined {
    const name = this.#nameOf(key);
    if (!this.#holds(name)) return undefined;
    if (!this.#read.has(name)) this.#read.set(name, bind(this.#value[name] ?? null, this.#schemaOf(name)));
    return mustKnow(this.#read.get(name));
  }

  has(key: CelValue): boolean {
    const name = this.#nameOf(key);
    if (!this.#holds(name)) return false;
    const value = this.#value[name];
    // A variable may turn out empty, and then the field does not exist.
    if (typeof value === 'string' && isUnknown(value)) mustKnow(undefined);
    return true;
  }

  keys(): readonly CelValue[] {
    const keys = this.#knownKeys;
    if (!this.#properties) return this.#entries ? keys : notDeclared();
    // Fields with null do not exist.
    return keys.filter((key) => this.#value[key] !== null).map((key) => escapeField(key) ?? notDeclared());
  }

  get #knownKeys(): readonly string[] {
    if (this.#keys.some(isUnknown)) throw new NotKnown('a key is not known before it is substituted');
    return this.#keys;
  }

  #nameOf(key: CelValue): string {
    const name = typeof key === 'string' ? (this.#properties ? unescapeField(key) : key) : undefined;
    if (name === undefined || !isExposed(this.#schemaOf(name))) return notDeclared();
    return name;
  }

  #schemaOf(name: string): Schema {
    const { [name]: property } = this.#properties ?? {};
    const schema = this.#properties && Object.hasOwn(this.#properties, name) ? property : this.#entries;
    if (!schema) return notDeclared();
    return schema;
  }

  /** Whether an entry is there; a null of an object counts as none. */
  #holds(name: string): boolean {
    const value = Object.hasOwn(this.#value, name) ? this.#value[name] : undefined;
    if (value !== undefined && !(value === null && this.#properties)) return true;
    if (this.#keys.some(isUnknown)) throw new NotKnown('a key is not known before it is substituted');
    return false;
  }
}

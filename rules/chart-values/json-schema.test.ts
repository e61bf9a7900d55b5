import { describe, expect, it } from 'vitest';
import { fieldName } from '../../src/kubernetes/terms/words.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { isMap } from '../../src/yaml/value.ts';
import { schemaIn } from './json-schema.ts';
import { SchemaCheck } from './schema-check.ts';

const DRAFT_7 = 'http://json-schema.org/draft-07/schema#';
const DRAFT_2020 = 'https://json-schema.org/draft/2020-12/schema';

/** The paths of what a schema rejects of values, or `unknown` if it may reject more. */
function verdict(schema: object, values: string, draft = DRAFT_7, work = 10_000): readonly string[] | 'unknown' {
  const read = schemaIn(new TextFile('values.schema.json', JSON.stringify({ $schema: draft, ...schema })));
  const value = parseYaml(new TextFile('values.yaml', values), 'resource').documents[0]?.value;
  if (!read || !isMap(value)) throw new Error('not a mapping');
  const { violations, isKnown } = new SchemaCheck(read, [], { left: work }).judge(value, []);
  if (violations.length === 0) return isKnown ? [] : 'unknown';
  return violations.map(({ path }) => fieldName(path));
}

const a = (schema: unknown): object => ({ properties: { a: schema } });

// biome-ignore lint/suspicious/noThenProperty: this is a keyword of JSON Schema.
const CONDITION = { if: { required: ['a'] }, then: { required: ['b'] }, else: { required: ['c'] } };

describe('a schema', () => {
  it.each<[object, string, string[] | 'unknown']>([
    [a({ type: ['string', 'null'] }), 'a: x', []],
    [a({ type: ['string', 'null'] }), 'a: 1', ['a']],
    [a({ type: 'integer' }), 'a: 1.0', []],
    [a({ type: 'number' }), 'a: 1.5', []],
    [a({ type: 'boolean' }), 'a: "true"', ['a']],
    [a({ const: 'x' }), 'a: y', ['a']],
    [a({ enum: [1, 'x', null] }), 'a: 1', []],
    [a({ enum: [{ b: 1 }] }), 'a: {b: 1}', []],
    [a({ enum: [{ b: 1 }] }), 'a: {b: 2}', 'unknown'],
    [a({ minLength: 2 }), 'a: x', ['a']],
    [a({ maxLength: 2 }), 'a: "😀😀"', []],
    [a({ pattern: '^v[0-9]+$' }), 'a: v1', []],
    [a({ pattern: '^v[0-9]+$' }), 'a: x1', ['a']],
    [a({ pattern: '(?=x)' }), 'a: y', 'unknown'],
    [a({ format: 'email' }), 'a: y', 'unknown'],
    [a({ minimum: 2, maximum: 4 }), 'a: 5', ['a']],
    [a({ exclusiveMinimum: 2 }), 'a: 2', ['a']],
    [a({ multipleOf: 4 }), 'a: 6', ['a']],
    [a({ multipleOf: 0.1 }), 'a: 0.3', 'unknown'],
    [a({ items: { type: 'string' } }), 'a: [x, 1]', ['a[1]']],
    [a({ items: [{ type: 'string' }], additionalItems: false }), 'a: [x, y]', ['a[1]']],
    [a({ minItems: 1 }), 'a: []', ['a']],
    [a({ maxItems: 1 }), 'a: [1, 2]', ['a']],
    [a({ uniqueItems: true }), 'a: [1, 1]', ['a']],
    [a({ uniqueItems: true }), 'a: [{b: 1}, {b: 1}]', 'unknown'],
    [a({ contains: { const: 1 } }), 'a: [2]', ['a']],
    [a({ minProperties: 2 }), 'a: {b: 1}', ['a']],
    [a({ maxProperties: 1 }), 'a: {b: 1, c: 1}', ['a']],
    [a({ propertyNames: { pattern: '^[a-z]+$' } }), 'a: {B: 1}', ['a.B']],
    [
      a({ patternProperties: { '^x': { type: 'string' } }, additionalProperties: false }),
      'a: {x1: 1, y: 1}',
      ['a.x1', 'a.y'],
    ],
    [a({ additionalProperties: { type: 'string' } }), 'a: {b: 1}', ['a.b']],
    [a({ properties: { b: false } }), 'a: {b: 1}', ['a.b']],
    [{ dependencies: { a: ['b'] } }, 'a: 1', ['b']],
    [{ dependencies: { a: { required: ['b'] } } }, 'c: 1', []],
    [{ ...a({ $ref: '#/definitions/b~1c' }), definitions: { 'b/c': { type: 'string' } } }, 'a: 1', ['a']],
    [{ ...a({ $ref: '#/definitions/b', minimum: 9 }), definitions: { b: { type: 'integer' } } }, 'a: 1', []],
    [{ ...a({ $ref: '#/definitions/b' }), definitions: { b: { type: 'integer' } } }, 'a: x', ['a']],
    [a({ $ref: 'https://example.org/schema.json' }), 'a: x', 'unknown'],
    [a({ $id: 'other', $ref: '#' }), 'a: x', 'unknown'],
    [a({ allOf: [{ type: 'string' }, { minLength: 3 }] }), 'a: x', ['a']],
    [a({ anyOf: [{ type: 'string' }, { type: 'integer' }] }), 'a: true', ['a']],
    [a({ anyOf: [{ type: 'string' }, { required: ['b'] }] }), 'a: {c: 1}', ['a.b']],
    [a({ anyOf: [{ format: 'ipv4' }, { type: 'integer' }] }), 'a: x', 'unknown'],
    [a({ oneOf: [{ type: 'integer' }, { minimum: 2 }] }), 'a: 3', ['a']],
    [a({ oneOf: [{ type: 'integer' }, { minimum: 2 }] }), 'a: 1', []],
    [a({ oneOf: [{ format: 'ipv4' }, { format: 'ipv6' }] }), 'a: x', 'unknown'],
    [a({ not: { const: 1 } }), 'a: 1', ['a']],
    [a({ not: { format: 'ipv4' } }), 'a: x', 'unknown'],
    [CONDITION, 'a: 1', ['b']],
    [CONDITION, 'd: 1', ['c']],
    [a({ unevaluatedProperties: false }), 'a: {b: 1}', 'unknown'],
    [a({ $ref: '#' }), 'a: {a: {a: 1}}', []],
    [{ required: ['constructor', '__proto__'] }, 'a: 1', ['constructor', '__proto__']],
    [a({ type: 'string' }), 'a: "{{ .Values.b }}"', 'unknown'],
    [a({ type: 'string' }), 'a: ENC[AES256_GCM,data:x]', 'unknown'],
  ])('%j with %j', (schema, values, expected) => {
    expect(verdict(schema, values)).toEqual(expected);
  });

  it('is read as its draft says', () => {
    const tuple = a({ prefixItems: [{ type: 'string' }], items: false });
    expect(verdict(tuple, 'a: [1]', DRAFT_2020)).toEqual(['a[0]']);
    expect(verdict(tuple, 'a: [x, y]', DRAFT_2020)).toEqual(['a[1]']);
    expect(verdict({ dependentRequired: { a: ['b'] } }, 'a: 1', DRAFT_2020)).toEqual(['b']);
    expect(verdict({ dependentRequired: { a: ['b'] } }, 'a: 1')).toEqual([]);
    const beside = { ...a({ $ref: '#/$defs/b', minimum: 9 }), $defs: { b: { type: 'integer' } } };
    expect(verdict(beside, 'a: 1', DRAFT_2020)).toEqual(['a']);
    expect(verdict(beside, 'a: 1', 'https://example.org/draft')).toBe('unknown');
    const old = 'http://json-schema.org/draft-04/schema#';
    expect(verdict(a({ minimum: 1, exclusiveMinimum: true }), 'a: 1', old)).toEqual(['a']);
    expect(verdict(a({ const: 1 }), 'a: 2', old)).toBe('unknown');
  });

  it('that never ends, or is too much work, rejects nothing', () => {
    expect(verdict({ allOf: [{ $ref: '#' }, { $ref: '#' }] }, 'a: 1')).toBe('unknown');
    const deep = (depth: number): object => (depth === 0 ? a({ type: 'string' }) : { allOf: [deep(depth - 1)] });
    expect(verdict(deep(100), 'a: 1')).toEqual(['a']);
    expect(verdict(deep(400), 'a: 1')).toBe('unknown');
    expect(verdict(a({ type: 'string' }), 'a: 1', DRAFT_7, 1)).toBe('unknown');
    expect(
      schemaIn(new TextFile('values.schema.json', '[')) ?? schemaIn(new TextFile('a.json', 'true')),
    ).toBeUndefined();
  });
});

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Flux
import { describe, expect, it } from 'vitest';
import { withDefaults } from '../../../src/kubernetes/cel/defaults.ts';
import type { Schema } from '../../../src/kubernetes/terms/schema.ts';
import { TextFile } from '../../../src/repository/text-file.ts';
import { parseYaml } from '../../../src/yaml/parse.ts';
import { isMap, mapAt, originOf, type YamlMap } from '../../../src/yaml/value.ts';

function parse(text: string): YamlMap {
  const value = parseYaml(new TextFile('a.yaml', text), 'resource').documents[0]?.value ?? null;
  if (!isMap(value)) throw new Error('no mapping');
  return value;
}

const TEXT: Schema = { type: 'string' };
const SCHEMA: Schema = {
  type: 'object',
  properties: {
    mode: { type: 'string', default: 'on' },
    plain: TEXT,
    nullable: { type: 'string', nullable: true, default: 'x' },
    nested: { type: 'object', default: {}, properties: { depth: { type: 'integer', default: 3 } } },
    list: { type: 'array', items: { type: 'object', properties: { kind: { type: 'string', default: 'A' } } } },
    map: {
      type: 'object',
      additionalProperties: { type: 'object', properties: { kind: { type: 'string', default: 'A' } } },
    },
    free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
  },
};

const FILLED = { mode: 'on', nullable: 'x', nested: { depth: 3 } };

describe('an object completed by its schema', () => {
  it.each([
    ['{}', FILLED],
    ['mode: off1', { ...FILLED, mode: 'off1' }],
    // Nothing behind a key that takes no null: it is dropped, or gets its default.
    ['plain:', FILLED],
    ['mode:', FILLED],
    ['nullable:', { ...FILLED, nullable: null }],
    ['nested: {depth: 1}', { ...FILLED, nested: { depth: 1 } }],
    ['list: [{}, {kind: B}, {kind: }]', { ...FILLED, list: [{ kind: 'A' }, { kind: 'B' }, { kind: 'A' }] }],
    ['map: {a: {}, b: }', { ...FILLED, map: { a: { kind: 'A' } } }],
    // What the schema does not know stays as it is.
    ['free: {a: }', { ...FILLED, free: { a: null } }],
    ['unknown:', { ...FILLED, unknown: null }],
    // A key that is not known yet may be any of them.
    ["'${KEY}': x", { '${KEY}': 'x' }],
  ])('%s', (text, expected) => {
    expect(JSON.parse(JSON.stringify(withDefaults(parse(text), SCHEMA)))).toEqual(expected);
  });

  it('is the same object where nothing changes', () => {
    const value = parse('mode: a\nnullable: b\nnested: {depth: 1}\nlist: [{kind: B}]\nfree: {a: }');
    expect(withDefaults(value, SCHEMA)).toBe(value);
  });

  it('is a copy that knows who wrote what, and shares what did not change', () => {
    const value = parse('plain: x\nmode:\nlist: [{kind: B}, {}]\nfree: {a: 1}\n');
    const before = JSON.stringify(value);
    const completed = withDefaults(value, SCHEMA);
    expect(JSON.stringify(value)).toBe(before);
    expect(completed.free).toBe(value.free);
    expect(originOf(completed, 'plain')).toBe(originOf(value, 'plain'));
    expect(originOf(completed, 'mode')).toBe(originOf(value, 'mode'));
    expect(originOf(completed, 'nested')).toBeUndefined();
    const [list, completedList] = [value.list, completed.list];
    if (!Array.isArray(list) || !Array.isArray(completedList)) throw new Error('no list');
    expect(completedList[0]).toBe(list[0]);
    expect(originOf(completedList, 1)).toBe(originOf(list, 1));
  });

  it('takes no field of a JavaScript object for a default', () => {
    const schema: Schema = { type: 'object', properties: JSON.parse('{"__proto__":{"type":"string","default":"x"}}') };
    const completed = withDefaults(parse('a: 1'), schema);
    expect(Object.keys(completed)).toEqual(['a', '__proto__']);
    expect(mapAt(completed, '__proto__')).toBeUndefined();
  });
});

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Flux
import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/kubernetes/terms/schema.ts';
import type { YamlMap } from '../../../src/yaml/value.ts';
import { check, evaluate } from './evaluate.ts';

const TEXT: Schema = { type: 'string' };

function withRule(schema: Schema, ...rules: readonly object[]): Schema {
  return { ...schema, 'x-kubernetes-validations': rules };
}

function problemsOf(spec: YamlMap, schema: Schema) {
  return check({ spec }, { type: 'object', properties: { spec: schema } }).problems;
}

describe('where rules hold', () => {
  const item = withRule({ type: 'object', properties: { name: TEXT } }, { rule: "self.name != 'x'", message: 'bad' });

  it('items of a list, entries of a map and what is in them', () => {
    const schema: Schema = {
      type: 'object',
      properties: {
        list: { type: 'array', items: { type: 'object', properties: { inner: item } } },
        map: { type: 'object', additionalProperties: item },
      },
    };
    const spec = {
      list: [{ inner: { name: 'a' } }, { inner: { name: 'x' } }, {}],
      map: { 'a.b': { name: 'x' }, c: { name: 'y' } },
    };
    expect(problemsOf(spec, schema).map(({ path }) => path)).toEqual([
      ['spec', 'list', 1, 'inner'],
      ['spec', 'map', 'a.b'],
    ]);
  });

  it('the whole object, of whose metadata only the name is seen', () => {
    const schema = withRule(
      { type: 'object', properties: { metadata: { type: 'object' } } },
      { rule: "self.metadata.name == 'x' && self.kind == 'K'", message: 'other name' },
      { rule: "self.metadata.labels['a'] == 'b'", message: 'label' },
    );
    const object = { apiVersion: 'v1', kind: 'K', metadata: { name: 'y', labels: { a: 'c' } } };
    const { problems, unknown } = check(object, schema);
    expect(problems.map(({ path, message }) => [path, message])).toEqual([[[], 'other name']]);
    expect(unknown).toHaveLength(1);
  });

  it('parts of an allOf', () => {
    const part: Schema = { properties: { name: withRule({}, { rule: "self != 'x'", message: 'bad' }) } };
    const schema: Schema = { type: 'object', properties: { name: TEXT }, allOf: [part] };
    expect(problemsOf({ name: 'x' }, schema).map(({ path }) => path)).toEqual([['spec', 'name']]);
  });

  it('only values that are there', () => {
    const schema: Schema = {
      type: 'object',
      properties: { a: withRule({ ...TEXT, nullable: true }, { rule: 'false' }) },
    };
    expect(problemsOf({}, schema)).toEqual([]);
    expect(problemsOf({ a: null }, schema)).toEqual([]);
    expect(problemsOf({ a: '' }, schema)).toHaveLength(1);
  });
});

describe('what rules say', () => {
  const base: Schema = { type: 'object', properties: { a: TEXT, 'b.c': { type: 'object', properties: { d: TEXT } } } };

  it.each([
    [{ rule: "self.a == 'b'" }, "failed rule: self.a == 'b'"],
    [{ rule: 'false', message: ' text ' }, 'text'],
    [{ rule: 'false', message: 'text', messageExpression: "'a is ' + self.a" }, 'a is x'],
    [{ rule: 'false', message: 'text', messageExpression: "''" }, 'text'],
    [{ rule: 'false', message: 'text', messageExpression: "'two\\nlines'" }, 'text'],
    [{ rule: 'false', message: 'text', messageExpression: 'self.missing' }, 'text'],
    [{ rule: 'false', message: 'text', messageExpression: '1' }, 'text'],
  ])('%j', (rule, message) => {
    expect(problemsOf({ a: 'x' }, withRule(base, rule))).toMatchObject([
      { message, rule: rule.rule, error: undefined },
    ]);
  });

  it('the field that a rule is about, and the reason', () => {
    const rules = [
      { rule: 'false', fieldPath: '.a', reason: 'FieldValueRequired' },
      { rule: 'false', fieldPath: "['b.c'].d" },
    ];
    expect(problemsOf({ a: 'x' }, withRule(base, ...rules))).toMatchObject([
      { path: ['spec', 'a'], reason: 'FieldValueRequired' },
      { path: ['spec', 'b.c', 'd'], reason: 'FieldValueInvalid' },
    ]);
  });

  it('an error of the rule, which rejects the object too', () => {
    const rule = { rule: "self.a == 'b'", message: 'a must be b' };
    expect(problemsOf({}, withRule(base, rule))).toMatchObject([{ message: 'a must be b', error: 'no such key: a' }]);
  });
});

describe('rules about a change', () => {
  const base: Schema = { type: 'object', properties: { a: TEXT, oldSelf: TEXT } };

  it('say nothing of a new object', () => {
    expect(problemsOf({ a: 'x' }, withRule(base, { rule: 'self == oldSelf' }))).toEqual([]);
  });

  it('do where there may be no older one', () => {
    const rule = { rule: "oldSelf.hasValue() || self.a == 'y'", optionalOldSelf: true };
    expect(problemsOf({ a: 'x' }, withRule(base, rule))).toHaveLength(1);
    expect(problemsOf({ a: 'y' }, withRule(base, rule))).toEqual([]);
  });

  it('are told from a field and a text of that name', () => {
    const rule = { rule: "self.oldSelf == 'oldSelf'" };
    expect(problemsOf({ oldSelf: 'x' }, withRule(base, rule))).toHaveLength(1);
  });
});

describe('values that are not known', () => {
  const schema: Schema = {
    type: 'object',
    properties: {
      a: TEXT,
      b: TEXT,
      n: { type: 'integer' },
      list: { type: 'array', items: TEXT },
      map: { type: 'object', additionalProperties: TEXT },
    },
  };

  it.each([
    // What the rule reads is not known.
    ["self.a == 'x'", { a: '${A}' }, 'not known'],
    ["self.a == 'x'", { a: 'ENC[AES256_GCM,data:x]' }, 'not known'],
    ['has(self.a)', { a: '${A}' }, 'not known'],
    ['self.n > 1', { n: '${N}' }, 'not known'],
    ["'x' in self.list", { list: ['${A}'] }, 'not known'],
    ["self.list.all(x, x != 'y')", { list: ['${A}', 'x'] }, 'not known'],
    ["self.list.join(',') == 'x'", { list: ['${A}'] }, 'not known'],
    ['has(self.a)', { '${KEY}': 'x' }, 'not known'],
    ['self.map.size() == 1', { map: { '${KEY}': 'x' } }, 'not known'],
    ["self.map.exists(k, k == 'a')", { map: { '${KEY}': 'x' } }, 'not known'],
    ["self.a == '' ? self.b == 'x' : true", { a: '${A}', b: 'x' }, 'not known'],
    // An error may not happen once it is.
    ["self.n > 1 && self.a == 'x'", { n: '${N}' }, 'not known'],
    // It does not matter.
    ["self.b == 'x'", { a: '${A}', b: 'x' }, 'true'],
    ["self.b == 'x'", { a: '${A}', b: 'y' }, 'false'],
    ["self.a == 'x' || self.b == 'y'", { a: '${A}', b: 'y' }, 'true'],
    ["self.a == 'x' && self.b == 'x'", { a: '${A}', b: 'y' }, 'false'],
    ['size(self.list) == 1', { list: ['${A}'] }, 'true'],
    ["'x' in self.list", { list: ['${A}', 'x'] }, 'true'],
    ["self.list.all(x, x != 'x')", { list: ['${A}', 'x'] }, 'false'],
    ["self.list.exists(x, x == 'x')", { list: ['${A}', 'x'] }, 'true'],
    ["self.map.a == 'x'", { map: { '${KEY}': 'y', a: 'x' } }, 'true'],
  ])('%s of %j: %s', (rule, spec, expected) => {
    expect(evaluate(rule, spec, schema).split(':')[0]).toBe(expected);
  });

  it('a wrong type is not for rules to tell', () => {
    expect(evaluate('self.n > 1', { n: 'x' }, schema)).toMatch(/^not known/);
    expect(evaluate('self.list.size() == 1', { list: 'x' }, schema)).toMatch(/^not known/);
  });
});

describe('hostile rules', () => {
  const list = `[${Array.from({ length: 200 }, () => 1).join(',')}]`;
  const nested = ['a', 'b', 'c', 'd', 'e'].reduceRight((body, name) => `${list}.all(${name}, ${body})`, 'true');

  it.each([
    ['loops in loops', nested],
    ['texts that double', `['${'x'.repeat(100)}']${'.map(x, x + x)'.repeat(60)}.size() == 1`],
    ['lists that double', `[[1, 2]]${'.map(x, x + x)'.repeat(60)}.size() == 1`],
    ['long texts that a macro repeats', `lists.range(100000).map(x, '${'x'.repeat(1000)}').join() == ''`],
    ['a range without end', 'lists.range(9223372036854775807).size() == 1'],
    ['a large pattern on a long text', `lists.range(200).all(x, !'${'a'.repeat(20_000)}'.matches('(a{1,30}){1,30}b'))`],
  ])('%s', (_, rule) => {
    // Without a limit on its work, none of them ends.
    expect(evaluate(rule)).toMatch(/^not known/);
  });

  it.each([
    ['too long', `${'true && '.repeat(10_000)}true`],
    ['too deep', `${'('.repeat(500)}true${')'.repeat(500)}`],
    ['too deep in a row', `${'!'.repeat(30_000)}true`],
    ['no expression', 'self.('],
    ['not CEL', '`$(rm)`'],
  ])('an expression that is %s', (_, rule) => expect(evaluate(rule)).toMatch(/^not known/));

  it('fields of JavaScript objects are no fields', () => {
    const map: Schema = { type: 'object', additionalProperties: TEXT };
    for (const name of ['constructor', 'toString', 'hasOwnProperty']) {
      expect(evaluate(`has(self.${name})`, {}, map)).toBe('false');
      expect(evaluate(`self.${name} == ''`, {}, map)).toBe(`error: no such key: ${name}`);
      expect(evaluate(`${name}(self)`)).toMatch(/^not known/);
      expect(evaluate(`self.${name}()`)).toMatch(/^not known/);
    }
  });

  it('what is no rule is left out', () => {
    const rules = [null, 1, 'x', {}, { rule: 1 }, { rule: ' ' }, []];
    expect(check({}, { type: 'object', 'x-kubernetes-validations': rules })).toMatchObject({
      problems: [],
      unknown: [],
    });
  });
});

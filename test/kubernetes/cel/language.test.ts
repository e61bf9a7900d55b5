import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/kubernetes/terms/schema.ts';
import type { YamlMap } from '../../../src/yaml/value.ts';
import { evaluate, lines } from './evaluate.ts';

const TEXT: Schema = { type: 'string' };
const TEXTS: Schema = { type: 'array', items: TEXT };
const ENTRIES: Schema = {
  type: 'array',
  'x-kubernetes-list-type': 'map',
  'x-kubernetes-list-map-keys': ['k'],
  items: { type: 'object', properties: { k: TEXT, v: { type: 'integer' } } },
};
const EITHER: Schema = { 'x-kubernetes-int-or-string': true };

const SCHEMA: Schema = {
  type: 'object',
  properties: {
    text: TEXT,
    whole: { type: 'integer' },
    number: { type: 'number' },
    flag: { type: 'boolean' },
    port: EITHER,
    percent: EITHER,
    span: { type: 'string', format: 'duration' },
    time: { type: 'string', format: 'date-time' },
    day: { type: 'string', format: 'date' },
    bytes: { type: 'string', format: 'byte' },
    texts: TEXTS,
    wholes: { type: 'array', items: { type: 'integer' } },
    numbers: { type: 'array', items: { type: 'number' } },
    set: { ...TEXTS, 'x-kubernetes-list-type': 'set' },
    otherSet: { ...TEXTS, 'x-kubernetes-list-type': 'set' },
    entries: ENTRIES,
    otherEntries: ENTRIES,
    map: { type: 'object', additionalProperties: TEXT },
    counts: { type: 'object', additionalProperties: { type: 'integer' } },
    nullables: { type: 'object', additionalProperties: { type: 'string', nullable: true } },
    object: {
      type: 'object',
      properties: {
        a: TEXT,
        'x-y': TEXT,
        'a.b/c': TEXT,
        namespace: TEXT,
        a__b: TEXT,
        nullable: { type: 'string', nullable: true },
        absent: TEXT,
      },
    },
    embedded: { type: 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true },
    untyped: { 'x-kubernetes-preserve-unknown-fields': true },
  },
};

const VALUE: YamlMap = {
  text: 'héllo wörld',
  whole: 42,
  number: 2,
  flag: true,
  port: 7,
  percent: '80%',
  span: '1h30m',
  time: '2024-03-05T10:20:30.5Z',
  day: '2024-02-29',
  bytes: 'aGVsbG8=',
  texts: ['b', 'a', 'c'],
  wholes: [1, 2, 3],
  numbers: [1, 2.5],
  set: ['x', 'y'],
  otherSet: ['y', 'x'],
  entries: [
    { k: 'a', v: 1 },
    { k: 'b', v: 2 },
  ],
  otherEntries: [
    { k: 'b', v: 2 },
    { k: 'a', v: 1 },
  ],
  map: { a: 'x', 'b.c': 'y' },
  counts: { one: 1, two: 2 },
  nullables: { a: null, b: 'x' },
  object: { a: '1', 'x-y': '2', 'a.b/c': '3', namespace: '4', a__b: '5', nullable: null },
  embedded: { apiVersion: 'v1', kind: 'X', metadata: { name: 'inner', labels: { a: 'b' } } },
  untyped: { a: 1 },
};

function verdict(expression: string): string {
  return evaluate(expression, VALUE, SCHEMA);
}

describe('operators and literals', () => {
  it.each(lines`
    self.whole + 1 == 43 && self.whole / 5 == 8 && self.whole % 5 == 2
    -7 / 2 == -3 && -7 % 3 == -1
    1 + 2 * 3 - 4 / 2 == 5
    -(2) + 3 == 1 && !!true
    1u + 2u == 3u
    -9223372036854775808 < 0
    1.0 / 0.0 > 5.0
    self.number == 2.0 && self.number / 4.0 == 0.5
    self.number < 3 && self.whole > 41.5
    self.port == 7 && self.port > 5
    'a' < 'b' && 'a' < 'aa' && 'é' > 'z' && '\U0001F600' > '\uFFFD'
    b'a' < b'b' && false < true
    'ab' + 'cd' == 'abcd' && b'a' + b'b' == b'ab'
    r'\d+' == '\\d+' && '\x41\101\u0042' == 'AAB' && "a'b" == 'a\'b'
    '''tri'ple''' == "tri'ple"
    0x10 == 16 && 1e3 == 1000.0
    self.flag ? self.text.size() > 3 : self.object.absent == 'x'
    self.object.absent == 'x' || true
    true || self.object.absent == 'x'
    !(self.object.absent == 'x' && false)
    'a' in self.texts && !('z' in self.texts) && 2 in self.wholes
    'a' in self.map && !('z' in self.map)
    self.texts[0] == 'b' && self.map['b.c'] == 'y' && self.map.a == 'x'
    {'a': 1}.a == 1 && {1: 'a'}[1] == 'a' && {true: 'a'}[true] == 'a' && size({'a': 1}) == 1
    self.texts == ['b', 'a', 'c'] && self.texts != ['b', 'a']
    self.map == {'a': 'x', 'b.c': 'y'}
    self.object == self.object
  `)('%s', (expression) => expect(verdict(expression)).toBe('true'));

  it.each(lines`
    self.object.absent == 'x' && false
    dyn(1) == dyn('1')
    self.port == '7'
  `)('is false: %s', (expression) => expect(verdict(expression)).toBe('false'));

  it.each([
    ['self.whole / 0 == 1', 'division by zero'],
    ['self.whole % 0 == 1', 'modulus by zero'],
    ['9223372036854775807 + self.whole > 0', 'integer overflow'],
    ['-(-9223372036854775808) > 0', 'integer overflow'],
    ['1u - 2u == 0u', 'unsigned integer overflow'],
    ['self.object.absent == "x"', 'no such key: absent'],
    ['self.object.absent == "x" && true', 'no such key: absent'],
    ['self.map["zz"] == "y"', 'no such key: zz'],
    ['self.texts[5] == "b"', 'index out of bounds: 5'],
    ['self.texts[-1] == "b"', 'index out of bounds: -1'],
    ['self.percent > 5', 'no such overload'],
    ['self.port.endsWith("%")', 'no such overload'],
  ])('fails: %s', (expression, error) => expect(verdict(expression)).toBe(`error: ${error}`));
});

describe('fields', () => {
  it.each(lines`
    self.object.x__dash__y == '2'
    self.object.a__dot__b__slash__c == '3'
    self.object.__namespace__ == '4'
    self.object.a__underscores__b == '5'
    !has(self.object.nullable) && !has(self.object.absent) && has(self.object.a)
    has(self.nullables.a) && self.nullables.size() == 2 && self.nullables.b == 'x'
    has(self.map.a) && !has(self.map.zz)
    has(self.entries[0].v) && self.entries[0].k == 'a'
    self.embedded.kind == 'X' && self.embedded.metadata.name == 'inner'
    type(self.port) == int && type(self.percent) == string && self.percent.endsWith('%')
    type(self.whole) == int && type(self.number) == double && type(self.flag) == bool
    type(self.texts) == list && type(self.map) == map && type(self.bytes) == bytes
    type(self.span) == google.protobuf.Duration && type(self.time) == google.protobuf.Timestamp
    type(type(1)) == type && type(null) == null_type && type(1u) == uint
    self.bytes == b'hello' && size(self.bytes) == 5
    self.day == timestamp('2024-02-29T00:00:00Z')
  `)('%s', (expression) => expect(verdict(expression)).toBe('true'));

  it.each(lines`
    self.undeclared == 'x'
    has(self.undeclared)
    self.untyped.a == 1
    self.embedded.metadata.labels.a == 'b'
    other == 1
  `)('the API server would not compile %s', (expression) => expect(verdict(expression)).toMatch(/^not known: /));
});

describe('macros', () => {
  it.each(lines`
    self.texts.all(x, x.size() == 1) && self.texts.exists(x, x == 'c') && self.texts.exists_one(x, x == 'c')
    self.texts.all(x, self.texts.exists_one(y, x == y))
    [].all(x, false) && ![].exists(x, true)
    self.wholes.map(x, x * 2) == [2, 4, 6] && self.wholes.map(x, x > 1, x * 2) == [4, 6]
    self.wholes.filter(x, x > 1) == [2, 3]
    self.map.all(k, self.map[k].size() == 1) && self.map.exists(k, k == 'b.c')
    self.counts.all(k, v, v < 3) && self.counts.exists(k, v, v == 2) && self.counts.existsOne(k, v, v == 2)
    self.wholes.all(i, v, v == i + 1)
    self.wholes.transformList(i, v, v * i) == [0, 2, 6] && self.wholes.transformList(i, v, i > 0, v * i) == [2, 6]
    self.counts.transformMap(k, v, v + 1) == {'one': 2, 'two': 3}
    self.wholes.transformMap(i, v, v > 1, v) == {1: 2, 2: 3}
    self.counts.map(k, self.counts[k]).sum() == 3
    [0, 1].exists(x, 10 / x > 0)
    self.wholes.exists(x, x == 3 || x / 0 == 1)
    self.wholes.sortBy(x, -x) == [3, 2, 1]
  `)('%s', (expression) => expect(verdict(expression)).toBe('true'));

  it.each([
    ['[0, 1].all(x, 10 / x > 0)', 'error: division by zero'],
    ['[0, 1].all(x, 10 / x < 0)', 'false'],
    ['[0, 1].exists_one(x, 10 / x > 0)', 'error: division by zero'],
    ['self.wholes.exists(x, x / 0 == 1)', 'error: division by zero'],
  ])('%s', (expression, expected) => expect(verdict(expression)).toBe(expected));
});

describe('optionals', () => {
  it.each(lines`
    self.?object.?a.orValue('q') == '1' && self.object.?absent.orValue('q') == 'q'
    self.?object.?absent.hasValue() == false
    self.object.?a.value() == '1'
    self.map[?'zz'].orValue('d') == 'd' && self.texts[?9].orValue('d') == 'd' && self.texts[?0].orValue('d') == 'b'
    self.object.?a.optMap(x, x + '!').orValue('') == '1!'
    self.object.?a.optFlatMap(x, optional.of(x)).hasValue()
    optional.of(1).or(optional.of(2)).value() == 1
    self.object.?absent.or(optional.of('w')).value() == 'w'
    !optional.ofNonZeroValue('').hasValue() && optional.of(1) == optional.of(1) && !optional.none().hasValue()
    !has(self.?object.absent) && !self.?object.absent.hasValue()
    self.wholes.first().value() == 1 && self.wholes.last().value() == 3
  `)('%s', (expression) => expect(verdict(expression)).toBe('true'));

  it('fails where there is no value', () => {
    expect(verdict("self.object.?absent.value() == '1'")).toBe('error: optional.none() dereference');
  });
});

describe('lists and sets', () => {
  it.each(lines`
    self.set == self.otherSet && self.entries == self.otherEntries
    self.set + ['x', 'z'] == ['z', 'x', 'y'] && self.texts + ['d'] == ['b', 'a', 'c', 'd']
    (self.entries + self.otherEntries).size() == 2
    !self.texts.isSorted() && self.wholes.isSorted() && self.texts.sort() == ['a', 'b', 'c']
    self.wholes.sum() == 6 && self.numbers.sum() == 3.5 && [duration('1s'), duration('2s')].sum() == duration('3s')
    [].sum() == 0
    self.wholes.max() == 3 && self.wholes.min() == 1 && self.texts.max() == 'c'
    self.texts.indexOf('a') == 1 && self.texts.indexOf('z') == -1 && [1, 2, 1].lastIndexOf(1) == 2
    sets.contains(self.texts, ['a', 'b']) && !sets.contains(self.texts, ['a', 'z'])
    sets.equivalent(self.texts, ['a', 'b', 'c', 'c']) && sets.intersects(self.texts, ['z', 'a'])
    self.texts.reverse() == ['c', 'a', 'b'] && self.texts.slice(1, 3) == ['a', 'c'] && [1, 1, 2].distinct() == [1, 2]
    [[1], [2, 3]].flatten() == [1, 2, 3] && lists.range(3) == [0, 1, 2]
    self.entries.map(x, x.k).isSorted() && self.entries[0] in self.otherEntries
  `)('%s', (expression) => expect(verdict(expression)).toBe('true'));

  it.each([
    ['self.wholes.filter(x, x > 5).max() == 1', 'error: max called on empty list'],
    ['self.texts.slice(1, 5) == []', 'error: cannot slice(1, 5), list is length 3'],
  ])('%s', (expression, expected) => expect(verdict(expression)).toBe(expected));
});

describe('time', () => {
  it.each(lines`
    self.span == duration('90m') && self.span > duration('1h')
    self.span.getHours() == 1 && self.span.getMinutes() == 90 && self.span.getSeconds() == 5400
    duration('1500ms').getMilliseconds() == 1500 && duration('100ms').getSeconds() == 0
    duration('1h') + duration('30m') == self.span && duration('-1.5h') == duration('-90m') && duration('0') == duration('0s')
    self.time.getFullYear() == 2024 && self.time.getMonth() == 2 && self.time.getDate() == 5
    self.time.getDayOfMonth() == 4 && self.time.getDayOfWeek() == 2 && self.time.getDayOfYear() == 64
    self.time.getHours() == 10 && self.time.getHours('+02:00') == 12 && self.time.getHours('-02:30') == 7
    self.time.getMinutes() == 20 && self.time.getSeconds() == 30 && self.time.getMilliseconds() == 500
    self.time - timestamp('2024-03-05T10:20:30Z') == duration('500ms')
    self.time + duration('1h') == timestamp('2024-03-05T11:20:30.5Z')
    timestamp('2024-01-01T02:00:00+02:00') == timestamp('2024-01-01T00:00:00Z')
    timestamp(0) == timestamp('1970-01-01T00:00:00Z') && int(timestamp('1970-01-01T00:01:00Z')) == 60
  `)('%s', (expression) => expect(verdict(expression)).toBe('true'));
});

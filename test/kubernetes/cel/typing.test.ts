import { describe, expect, it } from 'vitest';
import { faultWords } from '../../../src/kubernetes/admission/expressions.ts';
import { ExpressionSyntax, type Sight } from '../../../src/kubernetes/cel/syntax.ts';
import { lines } from './evaluate.ts';

const syntax = new ExpressionSyntax();
const API_SERVER: Sight = { dialect: 'kubernetes', visible: ['object', 'oldObject', 'params', 'authorizer'] };

function mistake(expression: string, sight = API_SERVER): string {
  const fault = syntax.fault(expression, ['bool'], sight);
  return fault ? faultWords(fault, ['bool']) : '';
}

describe('expressions that do not compile', () => {
  it.each([
    ["'a' == 1", 'uses `==` on `string` and `int`, which CEL does not allow.'],
    ['double(object.a) == 1', 'uses `==` on `double` and `int`, which CEL does not allow.'],
    ["object.a.size() == '3'", 'uses `==` on `int` and `string`, which CEL does not allow.'],
    ["object.a + 1 == 'x'", 'uses `==` on `int` and `string`, which CEL does not allow.'],
    ["'a' in [1]", 'uses `in` on `string` and `list<int>`, which CEL does not allow.'],
    ["1 in {'a': 1}", 'uses `in` on `int` and `map<string, int>`, which CEL does not allow.'],
    ['object.s.startsWith(1)', 'calls `startsWith` of `dyn` with `int`, which it does not accept.'],
    ["'a'.matches()", 'calls `matches` of `string` with no arguments, which it does not accept.'],
    [
      "sets.contains(['a'], [1])",
      'calls `sets.contains` with `list<string>` and `list<int>`, which it does not accept.',
    ],
    [
      "['a', 1].size() == 2",
      'contains a list of the types `string` and `int`. CEL requires one type, or `dyn(…)` around each of them.',
    ],
    [
      "[object.a, 'b'].size() == 2",
      'contains a list of the types `dyn` and `string`. CEL requires one type, or `dyn(…)` around each of them.',
    ],
    ['object.list.exists(x, 1)', 'has a condition of `exists` of the type `int`, which must be `bool`.'],
    ["'a'.all(x, true)", 'calls `all` of a value of the type `string`, which is not a list or a map.'],
    ['object.a || 1', 'uses `||` on a value of the type `int`, but only `bool` is accepted.'],
    ['has(object)', 'uses `has()` on something that is not a field. Write `has(object.field)`.'],
    ["'a'.b == 1", 'reads the field `b` of a value of the type `string`, which has no fields.'],
    ["object.s.matches('[')", 'calls `matches` with a pattern that is not a regular expression in the syntax of RE2.'],
    ["duration('1d') > duration('1h')", 'calls `duration` with a value that it does not accept.'],
    ["'%y'.format(['a']) == ''", 'calls `format` of a text with a clause that does not exist, such as `%y`.'],
    ["'%s %s'.format(['a']) == ''", 'calls `format` of a text with 2 clauses with 1 values.'],
    ["startsWith(object.s, 'a')", 'calls `startsWith` as a function, but it is a method. Write `value.startsWith(…)`.'],
    ["quantity('1').sign() == 1", 'calls `sign` as a method, but it is a function. Write `sign(value)`.'],
    ['[1].existsOne(x, x == 1)', 'calls `existsOne` with 2 arguments, which it does not accept.'],
    ["image('a').registry() == 'b'", 'uses the function `image`, which does not exist.'],
    ['object.list.size()', 'must be of type `bool`, but is of type `int`.'],
    ['object.list.map(x, x)', 'must be of type `bool`, but is of type `list<dyn>`.'],
    ['object.list.all(x.y, true)', /is not a valid CEL expression/],
  ])('%s', (expression, expected) => {
    if (typeof expected === 'string') expect(mistake(expression)).toBe(expected);
    else expect(mistake(expression)).toMatch(expected);
  });

  it.each(lines`
    object.a == 'x' ? true : object.b
    object.list.map(x, x.y) == [1]
    object.?a.orValue([]).exists(x, x.y == 'a')
    [[]] == [[1]] && [] == [1] && null == object.a && null == duration('1s')
    1 == dyn('a') && type(1) == int && 1 < 1u && 1 <= 2.0
    (has(object.a) ? object.a : []).all(x, x.b > 1)
    (has(object.spec.initContainers) ? object.spec.initContainers : []) + object.spec.containers == []
    object.metadata.?labels[?'a'].orValue('x') == 'y'
    object.metadata.annotations.all(k, v, v.size() < 10)
    {?'a': optional.of(1)} == {'a': 1} && [?optional.none()] == [1] && .5 < 1.0
    '%s %d'.format(['a', 1]) == 'a 1' && '%s'.format([[1, 'a', null]]) == 'a'
    object.a in ['a', 'b'] && 'a' in object.list && 'a' in object.map
    timestamp(object.t).getFullYear() > 2020 && duration(object.d) < duration('1h')
    object.list.map(x, int(x)).sum() > 3 && quantity(object.q).compareTo(quantity('1Gi')) <= 0
    authorizer.group('').resource('pods').namespace('a').check('get').allowed()
    type(ip('1.1.1.1')) == net.IP && cidr('10.0.0.0/8').containsIP(object.ip)
    object.x.transformMap(k, v, v + 1) == {'a': 1} && object.x.transformList(k, v, k) == [1]
  `)('accepts what compiles: %s', (expression) => expect(mistake(expression)).toBe(''));

  it.each([
    'object.metadata.labels.`a/b` == "c"',
    'has(object.metadata.labels.`a.b/c-d e`) && object.?`a` == optional.of(1)',
  ])('accepts quoted fields: %s', (expression) => expect(mistake(expression)).toBe(''));

  it('knows the functions of Kyverno where it evaluates', () => {
    const kyverno: Sight = { dialect: 'kyverno' };
    expect(mistake("image(object.a).registry() == 'b' && cel.bind(x, 1, x == 1)", kyverno)).toBe('');
    expect(mistake('images.containers.all(i, verifyImageSignatures(i, [attestors.a]) > 0)', kyverno)).toBe('');
    expect(mistake('somethingNew(object) == 1', kyverno)).toBe('');
    expect(mistake('image(object.a).registry() == 1', kyverno)).toContain('uses `==` on `string` and `int`');
  });

  it.each([
    `${'('.repeat(90)}1${')'.repeat(90)} == 1`,
    `${'[?'.repeat(5_000)}`,
    `${'`a'.repeat(5_000)}`,
    `${'"""'.repeat(5_001)}`,
    `object${'.`a`'.repeat(4_000)} == 1`,
    `${'!'.repeat(20_000)}true`,
  ])('ends with hostile input', (expression) => {
    expect(() => mistake(expression)).not.toThrow();
  });
});

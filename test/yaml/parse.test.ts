import { describe, expect, it } from 'vitest';
import { TextFile } from '../../src/repository/text-file.ts';
import type { Origin } from '../../src/yaml/origin.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import type { ScalarReading } from '../../src/yaml/scalars.ts';
import { isList, isMap, originOf, valueAt, type YamlValue } from '../../src/yaml/value.ts';

function parse(text: string, reading: ScalarReading = 'resource') {
  const parsed = parseYaml(new TextFile('a.yaml', text), reading);
  return { ...parsed, value: parsed.documents[0]?.value ?? null, text };
}

function originAt(value: YamlValue, ...path: (string | number)[]): Origin {
  const parent = valueAt(value, path.slice(0, -1));
  const origin = isMap(parent) || isList(parent) ? originOf(parent, path.at(-1) ?? '') : undefined;
  if (!origin) throw new Error(`no origin at ${path.join('.')}`);
  return origin;
}

describe('origins', () => {
  const text = [
    'plain: one # note',
    'double: "two"',
    "single: 'th''ree'",
    'block: |- # note',
    '  four',
    '  five',
    'empty:',
    'nothing: # a comment',
    'flow: {a: 1, b: [x, "y"], }',
    'list:',
    '  - first',
    '  - key: value',
    '    "quoted key": 2',
    '  -',
    'last: end',
    '',
  ].join('\n');
  const { value } = parse(text);

  it.each([
    [['plain'], 'one'],
    [['double'], '"two"'],
    [['single'], "'th''ree'"],
    [['block'], '|- # note\n  four\n  five'],
    [['empty'], ''],
    [['nothing'], ''],
    [['flow'], '{a: 1, b: [x, "y"], }'],
    [['flow', 'b'], '[x, "y"]'],
    [['flow', 'b', 1], '"y"'],
    [['list', 0], 'first'],
    [['list', 1, 'quoted key'], '2'],
    [['list', 2], ''],
    [['last'], 'end'],
  ] as [(string | number)[], string][])('%j is written as %j', (path, written) => {
    expect(originAt(value, ...path).text).toBe(written);
  });

  it('knows the key of an entry, quotes included', () => {
    const { keyStart, keyEnd } = originAt(value, 'list', 1, 'quoted key');
    expect(text.slice(keyStart, keyEnd)).toBe('"quoted key"');
  });

  it('puts an empty value behind its colon or dash', () => {
    expect(text.slice(0, originAt(value, 'empty').start).endsWith('empty:')).toBe(true);
    expect(text.slice(0, originAt(value, 'list', 2).start).endsWith('  -')).toBe(true);
  });

  it('ends a block collection with its last value', () => {
    expect(originAt(value, 'list').text.endsWith('  -')).toBe(true);
  });

  it('is right behind a byte order mark, with CRLF and in a later document', () => {
    const second = parse('\ufeffa: 1\r\n---\r\nb:\r\n  c: two\r\n').documents[1];
    expect(originAt(second?.value ?? null, 'b', 'c').text).toBe('two');
  });

  it('is no key of the value', () => {
    expect(Object.keys(value ?? {})).toEqual([
      'plain',
      'double',
      'single',
      'block',
      'empty',
      'nothing',
      'flow',
      'list',
      'last',
    ]);
    expect(JSON.stringify(valueAt(value, ['flow']))).toBe('{"a":1,"b":["x","y"]}');
  });
});

describe('anchors, aliases and merge keys', () => {
  it('gives an alias the origin of its anchor and itself as the related place', () => {
    const { value, text } = parse('a: &x one\nb: *x\n');
    const origin = originAt(value, 'b');
    expect(valueAt(value, ['b'])).toBe('one');
    expect(origin.text).toBe('one');
    expect(origin.related?.text).toBe('*x');
    expect(text.slice(origin.keyStart, origin.keyEnd)).toBe('b');
  });

  it('merges mappings: own keys win, of several sources the first', () => {
    const { value } = parse('one: &one {a: 1, b: 1}\ntwo: &two {b: 2, c: 2}\nall:\n  <<: [*one, *two]\n  a: 0\n');
    expect({ ...(valueAt(value, ['all']) as object) }).toMatchObject({ a: 0, b: 1, c: 2 });
    expect(originAt(value, 'all', 'c').text).toBe('2');
  });

  it('reports an alias without anchor, an anchor inside itself and a merge of text', () => {
    const kinds = (text: string) => parse(text).documents.flatMap(({ problems }) => problems.map(({ kind }) => kind));
    expect(kinds('a: *nope\n')).toEqual(['undefined-alias']);
    expect(kinds('a: &a [*a]\n')).toEqual(['recursive-alias']);
    expect(kinds('a: &a text\nb:\n  <<: *a\n')).toEqual(['bad-merge']);
  });

  it('does not take an anchor from another document', () => {
    expect(parse('a: &x 1\n---\nb: *x\n').documents[1]?.problems.map(({ kind }) => kind)).toEqual(['undefined-alias']);
  });

  it('refuses aliases that multiply beyond the limit, and still reads the next document', () => {
    const lines = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (const [before, name] of ['ab', 'bc', 'cd', 'de', 'ef'].map((pair) => [...pair]))
      lines.push(`${name}: &${name} [${Array(10).fill(`*${before}`).join(', ')}]`);
    const { documents, problems } = parse(`${lines.join('\n')}\n---\nnext: 1\n`);
    expect(problems.map(({ kind }) => kind)).toEqual(['too-many-aliases']);
    expect(valueAt(documents[0]?.value, ['next'])).toBe(1);
  });
});

describe('what go-yaml takes and the specification does not', () => {
  it.each([
    ['a:\n  b: {\n    x: 1\n  }\nc: 2\n', { a: { b: { x: 1 } }, c: 2 }],
    ['a: [\n  1, # one\n  2 # two\n]\nc: 2\n', { a: [1, 2], c: 2 }],
    ['a: [\n1,\n2\n]\n', { a: [1, 2] }],
    ['a: "x\ny"\nb: z\n', { a: 'x y', b: 'z' }],
  ])('%j', (text, value) => {
    const parsed = parse(text);
    expect(parsed.problems).toEqual([]);
    expect(JSON.parse(JSON.stringify(parsed.value))).toEqual(value);
  });

  it('keeps origins in the text as it is', () => {
    expect(originAt(parse('a: {\n  x: 1\n}\nc: last\n').value, 'c').text).toBe('last');
  });
});

describe('problems', () => {
  it('finds a duplicate key with both places and goes on', () => {
    const { documents, text } = parse('a: 1\nb: 2\na: 3\n');
    const [problem] = documents[0]?.problems ?? [];
    expect(problem).toMatchObject({ kind: 'duplicate-key', start: text.lastIndexOf('a:'), related: { start: 0 } });
  });

  it('keeps the documents that parse when one does not', () => {
    const { documents, problems, file } = parse('a: 1\n---\nb: [1\n---\nc: 3\n');
    expect(documents.map(({ value }) => JSON.stringify(value))).toEqual(['{"a":1}', '{"c":3}']);
    expect(problems).toHaveLength(1);
    expect(file.position(problems[0]?.start ?? 0).line).toBeGreaterThanOrEqual(3);
  });

  it('refuses deep nesting without a crash', () => {
    expect(parse('['.repeat(100_000)).problems.map(({ kind }) => kind)).toEqual(['too-deep']);
  });

  it('keeps keys that mean something to JavaScript as plain keys', () => {
    const { value } = parse('__proto__: {polluted: yes}\nconstructor: 1\n');
    expect(Object.keys(value ?? {})).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

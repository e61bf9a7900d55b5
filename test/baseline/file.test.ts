import { Ajv } from 'ajv';
import { describe, expect, it, test } from 'vitest';
import schema from '../../schemas/baseline.schema.json' with { type: 'json' };
import type { BaselineEntry } from '../../src/baseline/entry.ts';
import { readBaseline } from '../../src/baseline/read.ts';
import { without } from '../../src/baseline/without.ts';
import { baselineText } from '../../src/baseline/write.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { Random } from '../random.ts';

const read = (text: string) => readBaseline(new TextFile('baseline.json', text));
const mistakesIn = (text: string): string[] =>
  read(text).mistakes.map(({ at, message }) => `${at.file.position(at.start).line}: ${message}`);
const entry = (name: string, more: Partial<BaselineEntry> = {}): BaselineEntry => ({
  ...{ rule: 'schema', file: `${name}.yaml`, object: `Deployment web/${name}`, field: 'spec.replicas' },
  ...{ fingerprint: name.padEnd(32, '0'), count: 1, ...more },
});
const list = (...entries: unknown[]): string => JSON.stringify({ version: 1, findings: entries }, null, 1);
const ENTRY = { rule: 'a', file: 'b', fingerprint: 'c' };

describe('the text of a baseline', () => {
  it('is sorted, has an entry a line, and joins equal ones', () => {
    const same = { object: undefined, field: undefined };
    expect(baselineText([entry('b'), entry('a'), entry('b', { count: 2 }), entry('a', same)])).toBe(`{
  "$schema": "https://raw.githubusercontent.com/gitops-gate/gitops-gate/main/schemas/baseline.schema.json",
  "version": 1,
  "findings": [
    { "rule": "schema", "file": "a.yaml", "fingerprint": "a0000000000000000000000000000000" },
    { "rule": "schema", "file": "a.yaml", "object": "Deployment web/a", "field": "spec.replicas", "fingerprint": "a0000000000000000000000000000000" },
    { "rule": "schema", "file": "b.yaml", "object": "Deployment web/b", "field": "spec.replicas", "fingerprint": "b0000000000000000000000000000000", "count": 3 }
  ]
}
`);
  });

  it('can start with a byte order mark', () => {
    const { mistakes, entries } = read(`\uFEFF${list(ENTRY)}`);
    expect({ mistakes, count: entries.length }).toEqual({ mistakes: [], count: 1 });
  });

  it('is read as it is written, whatever is in it', () => {
    const odd = [
      '"',
      '\\',
      '{',
      '},',
      '##[error]',
      '名前 👩‍👩‍👧',
      '\u2028',
      ': ',
      '#',
      "'",
      '<<<<<<< ours',
      '__proto__',
    ];
    const entries = odd.map((text, at) => entry(String(at), { file: text, object: text, field: text }));
    const text = baselineText(entries);
    expect(text).not.toContain('##[');
    const found = read(text);
    expect(found.mistakes).toEqual([]);
    expect(new Set(found.entries.map((one) => one.entry))).toEqual(new Set(entries));
  });
});

test('the schema of the file and its reader accept the same', () => {
  const validate = new Ajv({ allErrors: true }).compile(schema);
  const texts = [
    ...[baselineText([]), baselineText([entry('a'), entry('b', { count: 7 })]), list(ENTRY)],
    ...[list(1), list(null), list([]), list({}), list({ ...ENTRY, count: 0 }), list({ ...ENTRY, count: 1.5 })],
    ...[list({ ...ENTRY, count: '2' }), list({ ...ENTRY, count: 1_000_001 }), list({ ...ENTRY, line: 3 })],
    ...[list({ ...ENTRY, rule: '' }), list({ ...ENTRY, object: null }), list({ ...ENTRY, field: 7 })],
    ...['{}', '[]', '1', 'null', '"a"', '{"version": 2, "findings": []}', '{"version": 1}'],
    ...[
      '{"version": 1, "findings": {}}',
      '{"version": 1, "findings": [], "more": 1}',
      '{"version": "1", "findings": []}',
    ],
    '{"version": 1, "findings": [], "__proto__": {"a": 1}}',
    '{"version": 1, "findings": [{"rule": "a", "file": "b", "fingerprint": "c", "constructor": "d"}]}',
  ];
  for (const text of texts)
    expect([text, read(text).mistakes.length === 0]).toEqual([text, validate(JSON.parse(text))]);
});

test.each([
  ['not JSON', 'version: 1\nfindings: []\n', ['1: The baseline is not valid JSON.']],
  ['cut off', '{\n  "version": 1,\n  "findings": [\n', ['3: The baseline is not valid JSON.']],
  ['empty', '', ['1: The baseline is not valid JSON.']],
  ['a comma too many', '{\n  "version": 1,\n  "findings": [],\n}\n', ['1: The baseline is not valid JSON.']],
  [
    'a key that is there twice',
    '{\n  "version": 1,\n  "version": 1,\n  "findings": []\n}',
    ['3: The baseline is not valid JSON.'],
  ],
  [
    'a conflict',
    '{\n  "version": 1,\n<<<<<<< ours\n  "findings": []\n=======\n  "findings": []\n>>>>>>> theirs\n}\n',
    ['3: The baseline has a conflict that is not resolved.'],
  ],
  [
    'another version',
    '{\n  "version": 2,\n  "findings": 7\n}',
    ['2: `version` must be 1. Another version of gitops-gate may have written this file.'],
  ],
  [
    'wrong entries',
    list(ENTRY, { ...ENTRY, file: 3 }, 'x', { ...ENTRY, count: -1, extra: true }),
    [
      '11: `findings[1].file` must be a text.',
      '14: `findings[2]` must be an object.',
      '20: Unknown key `extra` in `findings[3]`.',
      '19: `findings[3].count` must be 1 or more.',
    ],
  ],
])('a file that is wrong is reported at its place: %s', (_, text, mistakes) => {
  expect(mistakesIn(text)).toEqual(mistakes);
  expect(read(text).entries).toEqual([]);
});

test('a hostile file ends no run, and does not take long', () => {
  const deep = '['.repeat(1_000_000);
  for (const text of [deep, deep + ']'.repeat(1_000_000), `{"version": 1, "findings": ${deep}`, '\u0000', '\ud800'])
    expect(read(text).mistakes).toHaveLength(1);
  expect(mistakesIn(`{"version": 1, "findings": [${'{},'.repeat(60_000)}{}]}`)).toEqual([
    '1: A baseline can have at most 50,000 entries.',
  ]);
  const wrong = `{"version": 1, "findings": [${'{"a": 1},'.repeat(40_000)}{}]}`;
  expect(mistakesIn(wrong)).toHaveLength(20);
});

test('entries are taken out so that the rest stays as it is', () => {
  const random = new Random(7);
  for (let round = 0; round < 200; round++) {
    const all = Array.from({ length: 1 + random.below(6) }, (_, at) =>
      entry(String(at), { count: 1 + random.below(2) }),
    );
    const before = read(baselineText(all));
    const parts = new Map(before.entries.map(({ entry: one }) => [one, random.below(3)]));
    const edits = without(before.entries, parts).sort((a, b) => b.at.start - a.at.start);
    let { text } = before.file;
    for (const { at, text: by } of edits) text = text.slice(0, at.start) + by + text.slice(at.end);
    const left = all.flatMap((one, at) => {
      const count = one.count - ([...parts.values()][at] ?? 0);
      return count > 0 ? { ...one, count } : [];
    });
    expect(read(text).entries.map((one) => one.entry)).toEqual(left);
    if (left.length > 0) expect(text).toBe(baselineText(left));
  }
});

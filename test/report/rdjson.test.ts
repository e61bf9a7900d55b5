import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import type { Edit, Finding } from '../../src/findings/finding.ts';
import { MaskedLine } from '../../src/masking/masked-line.ts';
import { toRdjson } from '../../src/report/formats/rdjson.ts';
import type { Report } from '../../src/report/report.ts';
import { blamed, clean, report, snippets } from './sample.ts';

/** Reviewdog's own schema, whose objects have nothing but what it lists. */
const schema = JSON.parse(readFileSync(join(import.meta.dirname, 'schemas/rdjson.json'), 'utf8'), (_, value) =>
  value?.properties ? { ...value, additionalProperties: false } : value,
);
delete schema.$schema;
const isValid = new Ajv({ strict: false }).compile(schema);

function diagnostics(one: Report, lines = snippets, prefix = '') {
  const result = JSON.parse(toRdjson(one, lines, prefix));
  expect(isValid(result), JSON.stringify(isValid.errors)).toBe(true);
  return result.diagnostics;
}

/** The first finding of the sample that has a fix, in other words or with other edits. */
function withFix(edits: readonly Partial<Edit>[], own: Partial<Finding> = {}): Report {
  const finding = report.findings.find(({ fix }) => fix);
  const [first] = finding?.fix?.edits ?? [];
  if (!finding || !first) throw new Error('The sample has no finding with a fix.');
  const fix = { title: 'Replace it', edits: edits.map((edit) => ({ ...first, ...edit })) };
  return { ...report, findings: [{ ...finding, location: { ...first }, fix, ...own }] };
}

/** A file of one text at every path. */
const linesOf = (text: string, isUtf16 = false): typeof snippets => ({
  line: (_, line) => {
    const found = text.split('\n')[line - 1];
    return found === undefined ? undefined : new MaskedLine(found, [], isUtf16);
  },
});

const at = (line: number, column: number) => ({ line, column });

test('the whole report is what reviewdog reads, hostile findings included', () => {
  expect(diagnostics(report, snippets, 'deploy')).toHaveLength(report.findings.length);
  expect(diagnostics(clean)).toEqual([]);
  expect(diagnostics({ ...report, findings: blamed.findings }).length).toBeGreaterThan(0);
  const [first] = report.findings;
  if (!first) throw new Error('The sample has no finding.');
  const half = { ...first, message: 'a\ud800b', location: { ...first.location, path: '\udc00' } };
  expect(diagnostics({ ...report, findings: [half] })[0]).toMatchObject({
    message: expect.stringMatching(/^a\ufffdb/),
    location: { path: '\ufffd' },
  });
  expect(diagnostics(report)[0].message).toMatch(/^Ask `@org\/team`, .*\\<script\\>/);
});

test('columns count the bytes of UTF-8; where the line is masked or missing, whole lines are meant', () => {
  const one = withFix([{ start: at(1, 10), end: at(1, 15), text: 'x' }], {
    location: { path: 'a.yaml', start: at(1, 10), end: at(1, 15) },
  });
  expect(diagnostics(one, linesOf('name: 名𐐀value'))[0].location.range).toEqual({
    start: at(1, 14),
    end: at(1, 19),
  });
  expect(diagnostics(one, linesOf(''))[0].location.range).toEqual({ start: at(1, 1), end: at(1, 1) });
  const masked = { line: () => new MaskedLine('name: secret', [{ start: 6, end: 12 }]) };
  const [hidden] = diagnostics(one, masked);
  expect(hidden.location.range).toEqual({ start: { line: 1 }, end: { line: 1 } });
  expect(hidden.suggestions).toBeUndefined();
});

test('a fix of one part of the file is a suggestion', () => {
  const text = 'a: 1\nb: 2\nc: 3\n';
  const path = 'a.yaml';
  const suggest = (edits: readonly Partial<Edit>[]) =>
    diagnostics(
      withFix(
        edits.map((edit) => ({ path, ...edit })),
        { location: { path, start: at(1, 1), end: at(1, 2) } },
      ),
      linesOf(text),
    )[0].suggestions;
  expect(suggest([{ start: at(2, 4), end: at(2, 5), text: '4' }])).toEqual([
    { range: { start: at(2, 4), end: at(2, 5) }, text: '4' },
  ]);
  expect(suggest([{ start: at(2, 1), end: at(3, 1), text: '' }])).toEqual([
    { range: { start: { line: 2 }, end: { line: 2 } }, text: '' },
  ]);
  expect(
    suggest([
      { start: at(1, 4), end: at(1, 5), text: '9' },
      { start: at(1, 1), end: at(1, 2), text: 'z' },
    ]),
  ).toEqual([{ range: { start: { line: 1 }, end: { line: 1 } }, text: 'z: 9' }]);
  expect(
    suggest([
      { start: at(1, 4), end: at(1, 5), text: '9' },
      { start: at(3, 4), end: at(3, 5), text: '9' },
    ]),
  ).toBeUndefined();
  expect(suggest([{ path: 'b.yaml', start: at(1, 1), end: at(1, 1), text: 'x' }])).toBeUndefined();
});

test('what a change does elsewhere is on its line, and deleted lines are in no file of the head', () => {
  const [first] = diagnostics(blamed);
  const [own] = blamed.findings;
  expect(first.location.path).toBe(own?.blame?.location.path);
  expect(first.message).toContain('Places: apps/a.yaml:6:15');
  const deleted = withFix([], { location: { side: 'base', path: 'gone.yaml', start: at(1, 1), end: at(1, 2) } });
  expect(diagnostics(deleted)[0].location).toEqual({ path: 'gone.yaml' });
});

test('in a file in UTF-16, whole lines are meant, and no fix is a suggestion', () => {
  for (const column of [1, 10]) {
    const place = { path: 'a.yaml', start: at(1, column), end: at(1, 15) };
    const one = withFix([{ ...place, text: 'x' }], { location: place });
    const [found] = diagnostics(one, linesOf('name: "ä", b: c', true));
    expect(found.location).toEqual({ path: 'a.yaml', range: { start: { line: 1 }, end: { line: 1 } } });
    expect(found).not.toHaveProperty('suggestions');
    expect(diagnostics(one, linesOf('name: "ä", b: c'))[0]).toHaveProperty('suggestions');
  }
});

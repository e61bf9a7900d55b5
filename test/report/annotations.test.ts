import { expect, test } from 'vitest';
import { toAnnotations } from '../../src/report/formats/annotations.ts';
import { clean, many, report } from './sample.ts';

test('each finding is one line that begins with its command, and nothing else is one', () => {
  const lines = toAnnotations(report).trimEnd().split('\n');
  expect(lines).toHaveLength(report.findings.length);
  for (const line of lines) {
    expect(line).toMatch(/^::(error|warning|notice) (file|title)=/);
    expect(line).not.toContain('##[');
    expect(line).not.toContain('\r');
  }
  expect(toAnnotations(clean)).toBe('');
});

test('paths have the folder of the tree before them, and their marks are escaped', () => {
  const [finding] = many({ error: 1, warning: 0, notice: 0 }).findings;
  if (!finding) throw new Error('The sample has no finding.');
  const odd = { ...finding, location: { ...finding.location, path: 'a,b:c%d.yaml' } };
  const [line = ''] = toAnnotations({ ...report, findings: [odd] }, 'deploy/prod/').split('\n');
  expect(line).toMatch(/^::error file=deploy\/prod\/a%2Cb%3Ac%25d\.yaml,line=1,endLine=1,col=1,endColumn=1,title=/);
});

test('a range of several lines has no columns', () => {
  expect(toAnnotations(report)).toMatch(/line=6,endLine=12,title=misplaced-field/);
});

test.each([
  [{ error: 25, warning: 12, notice: 11 }, 10, 10, '15 errors, 2 warnings, 2 notices'],
  [{ error: 2, warning: 0, notice: 10 }, 2, 0, undefined],
  [{ error: 11, warning: 0, notice: 10 }, 10, 0, '1 error, 1 notice'],
])('no more are written than GitHub shows: %j', (counts, errors, warnings, rest) => {
  const lines = toAnnotations(many(counts)).trimEnd().split('\n');
  expect(lines.filter((line) => line.startsWith('::error'))).toHaveLength(errors);
  expect(lines.filter((line) => line.startsWith('::warning'))).toHaveLength(warnings);
  expect(lines.filter((line) => line.startsWith('::notice'))).toHaveLength(10);
  expect(lines[0]).toMatch(/^::error/);
  if (rest === undefined) expect(lines.at(-1)).toContain('title=many-findings');
  else expect(lines.at(-1)).toMatch(new RegExp(`^::notice title=gitops-gate::${rest} more are not shown here`));
});

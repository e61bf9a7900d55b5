import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { toGitlab } from '../../src/report/formats/gitlab.ts';
import { toJunit } from '../../src/report/formats/junit.ts';
import { toSarif } from '../../src/report/formats/sarif.ts';
import type { Report } from '../../src/report/report.ts';
import { argoChanges, blamed, clean, many, report, ruleSummaries } from './sample.ts';

const read = (name: string): string => readFileSync(join(import.meta.dirname, 'schemas', name), 'utf8');

/** Reports with hostile texts, many places, one defect twice, many findings and none. */
const REPORTS: readonly (readonly [string, Report])[] = [
  ['everything', report],
  ['a change that is to blame', blamed],
  ['nothing', clean],
  ['the same twice', { ...report, findings: [...report.findings, ...report.findings] }],
  ['many', many({ error: 200, warning: 200, notice: 200 })],
  ['applications', { ...report, changes: argoChanges }],
];

function validator(schema: object) {
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  ajv.addFormat('uri', (text) => URL.canParse(text));
  ajv.addFormat('uri-reference', (text) => URL.canParse(text, 'https://gate.example') && !/[\s<>"`{}|\\^]/.test(text));
  ajv.addFormat('date-time', (text) => !Number.isNaN(Date.parse(text)));
  const validate = ajv.compile(schema);
  return (value: unknown): unknown => (validate(value) ? [] : validate.errors);
}

describe.each(REPORTS)('a report of %s is valid', (_, one) => {
  test.each([false, true])('as SARIF 2.1.0, with suppressed findings: %s', (withSuppressed) => {
    // ajv does not know draft 4, of which the schema uses nothing but these names.
    const { $schema, id, ...schema } = JSON.parse(read('sarif-2.1.0-rtm.5.json'));
    const options = { rules: ruleSummaries, prefix: 'deploy', withSuppressed };
    expect(validator(schema)(JSON.parse(toSarif(one, options)))).toEqual([]);
  });

  test('as JUnit, for Jenkins', async () => {
    const xml = { fileName: 'report.xml', contents: toJunit(one) };
    const { valid, errors } = await validateXML({ xml, schema: read('junit-10.xsd') });
    expect([valid, errors]).toEqual([true, []]);
  });

  test('as Code Quality, for GitLab', () => {
    const issues = JSON.parse(toGitlab(one, 'deploy'));
    expect(validator(JSON.parse(read('code-quality.schema.json')))(issues)).toEqual([]);
    const fingerprints = issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint);
    expect(new Set(fingerprints).size).toBe(fingerprints.length);
  });
});

test('a report that is not valid is refused', async () => {
  const { $schema, id, ...schema } = JSON.parse(read('sarif-2.1.0-rtm.5.json'));
  expect(validator(schema)({ version: '2.1.0', runs: [{ results: [] }] })).not.toEqual([]);
  const { valid } = await validateXML({
    xml: '<testsuites><testsuite name="a"/></testsuites>',
    schema: read('junit-10.xsd'),
  });
  expect(valid).toBe(false);
});

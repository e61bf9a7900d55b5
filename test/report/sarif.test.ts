import { expect, test } from 'vitest';
import { toSarif } from '../../src/report/formats/sarif.ts';
import { many, report, ruleSummaries } from './sample.ts';

function sarif(one: typeof report, options: Partial<Parameters<typeof toSarif>[1]> = {}) {
  return JSON.parse(toSarif(one, { rules: ruleSummaries, ...options }));
}

test('a result says all of a finding, at a place below the root of the repository', () => {
  const { version, runs } = sarif(report, { prefix: 'deploy', category: 'prod' });
  expect(version).toBe('2.1.0');
  const [run] = runs;
  expect(run.automationDetails.id).toBe('gitops-gate/prod/');
  expect(run.columnKind).toBe('utf16CodeUnits');
  expect(run.results).toHaveLength(report.findings.length);
  expect(run.results[1]).toMatchObject({
    ruleId: 'unknown-source',
    level: 'error',
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'deploy/apps/sealed-secrets/release.yaml', uriBaseId: '%SRCROOT%' },
          region: { startLine: 6, startColumn: 15, endLine: 6, endColumn: 22 },
        },
      },
    ],
    partialFingerprints: { 'gitopsGate/v1': report.findings[1]?.fingerprint },
  });
  expect(run.tool.driver.rules[run.results[1].ruleIndex].id).toBe('unknown-source');
  expect(run.results[1].fixes[0].artifactChanges[0].replacements[0].insertedContent.text).toBe('bitnami');
  expect(run.results[1].relatedLocations.map(({ id }: { id: number }) => id)).toEqual([0, 1]);
});

test('paths are encoded, and no message is a link', () => {
  const [{ results }] = sarif(report).runs;
  const { uri } = results[0].locations[0].physicalLocation.artifactLocation;
  expect(uri).toMatch(/^[\w.~!*'()%/-]+$/);
  expect(decodeURIComponent(uri)).toBe(report.findings[0]?.location.path);
  for (const { message } of results) expect(message.text).not.toContain('](');
  const half = report.findings.map((finding) => ({ ...finding, location: { ...finding.location, path: 'a\ud800b' } }));
  expect(
    sarif({ ...report, findings: half }).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri,
  ).toBe('a%EF%BF%BDb');
});

test('suppressed and accepted findings and those in the baseline are left out unless asked for; then every result says whether it is one', () => {
  const [{ results }] = sarif(report, { withSuppressed: true }).runs;
  expect(results).toHaveLength(report.findings.length + 3);
  expect(results.filter((one: { suppressions: unknown[] }) => one.suppressions.length > 0)).toMatchObject([
    { ruleId: 'plaintext-secret', suppressions: [{ kind: 'inSource', justification: 'rotated, ask @org/team <b>' }] },
    { ruleId: 'prunes-data', suppressions: [{ kind: 'external', status: 'accepted' }] },
    {
      ruleId: 'missing-timeout',
      suppressions: [{ kind: 'external', justification: 'The finding is in the baseline.' }],
    },
  ]);
});

test('equal findings have fingerprints of their own', () => {
  const [first] = report.findings;
  if (!first) throw new Error('The sample has no finding.');
  const [{ results }] = sarif({ ...report, findings: [first, first] }).runs;
  expect(
    results.map(
      (one: { partialFingerprints: Record<string, string> }) => one.partialFingerprints.primaryLocationLineHash,
    ),
  ).toEqual([`${first.fingerprint}:1`, `${first.fingerprint}:2`]);
});

test('no more results than code scanning keeps, the gravest, and the rest is counted', () => {
  const [run] = sarif(many({ error: 10, warning: 0, notice: 5000 })).runs;
  expect(run.results).toHaveLength(5000);
  expect(run.results[9].level).toBe('error');
  expect(run.invocations[0].toolExecutionNotifications[0].message.text).toMatch(/^10 results /);
});

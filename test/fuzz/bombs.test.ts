import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { DEFAULT_LIMITS, type Limits } from '../../src/limits.ts';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';
import { check } from '../../src/run.ts';
import { treeOf } from '../rules/page.ts';
import { BOMBS, WITNESS } from './bombs.ts';

/** What is found in a bomb of its small size beside a plaintext Secret, within limits that are as small. */
async function findingsOf(name: string, limits: Partial<Limits> = {}): Promise<readonly Finding[]> {
  const bomb = BOMBS.find((one) => one.name === name);
  if (!bomb) throw new Error(`no bomb ${name}`);
  const policy = { ...DEFAULT_POLICY, limits: { ...DEFAULT_LIMITS, ...limits } };
  const head = treeOf({ ...bomb.files(bomb.small), ...WITNESS });
  const { report, failures } = await check({
    head,
    base: undefined,
    policy,
    scope: 'all',
    failOn: 'error',
    today: '2026-01-01',
  });
  expect(failures).toEqual([]);
  expect(report.gate.conclusion).toBe('failed');
  return report.findings;
}

function told(findings: readonly Finding[]): string[] {
  return findings
    .filter(({ location }) => location.path !== 'witness/secret.yaml')
    .map(({ severity, rule, location, message }) => `${severity} ${rule} ${location.path}: ${message}`);
}

describe('a bomb hides no defect elsewhere', () => {
  for (const { name } of BOMBS) {
    test(name, async () => {
      const findings = await findingsOf(name);
      expect(findings.filter(({ rule }) => rule === 'not-checked')).toEqual([]);
      const witness = findings.filter(({ location }) => location.path === 'witness/secret.yaml');
      expect(witness.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(['error plaintext-secret']);
    });
  }
});

describe('what goes beyond a limit is an error that names the limit', () => {
  const cases: readonly (readonly [string, Partial<Limits>, string])[] = [
    ['labels × objects', { changesPerBuild: 200 }, 'overlay-build app/kustomization.yaml'],
    ['labels × Deployments', { changesPerBuild: 200 }, 'overlay-build app/kustomization.yaml'],
    ['label entries × objects', { changesPerBuild: 200 }, 'overlay-build app/kustomization.yaml'],
    ['label entries × objects', { changes: 200 }, 'overlay-build app/kustomization.yaml'],
    ['strategic patches of all objects', { changesPerBuild: 200 }, 'overlay-build app/kustomization.yaml'],
    ['label entries × objects', { objectsPerBuild: 20 }, 'overlay-build app/kustomization.yaml'],
    ['one file in 200 Secrets', { generatedMegabytes: 0.1 }, 'overlay-build app/kustomization.yaml'],
    ['one file in 200 keys', { generatedMegabytes: 0.1 }, 'overlay-build app/kustomization.yaml'],
    ['env file of 700,000 lines', { generatedEntries: 100 }, 'overlay-build app/kustomization.yaml'],
    ['one million objects', { documents: 100 }, 'unreadable-file a.yaml'],
    ['60 files of several MB', { megabytes: 0.1 }, 'unreadable-file big/'],
    ['60 files of several MB', { values: 3000 }, 'unreadable-file big/'],
    ['one million documents', { documents: 100 }, 'unreadable-file a.yaml'],
  ];
  for (const [name, limits, where] of cases) {
    const [limit = ''] = Object.keys(limits);
    test(`${name}: ${limit}`, async () => {
      const findings = told(await findingsOf(name, limits));
      const named = findings.filter((finding) => finding.includes(`\`limits.${limit}\``));
      expect(named.length).toBeGreaterThan(0);
      expect(named.filter((finding) => !finding.startsWith(`error ${where}`))).toEqual([]);
    });
  }

  test('2,000 overlays of 1,000 objects: one finding names the overlays that were not built', async () => {
    const findings = await findingsOf('2,000 overlays of 1,000 objects', { builtObjects: 50 });
    const [first, ...others] = findings.filter(({ rule }) => rule === 'overlay-build');
    expect(first?.message).toContain('`limits.builtObjects`');
    expect(first?.severity).toBe('error');
    expect(first?.builds).toHaveLength(15);
    expect(others).toEqual([]);
  });

  test('findings of one rule in one file', async () => {
    const findings = await findingsOf('patterns in a CRD', { findingsPerFile: 2 });
    const counts = new Map<string, number>();
    for (const { rule, location } of findings)
      counts.set(`${rule} ${location.path}`, (counts.get(`${rule} ${location.path}`) ?? 0) + 1);
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(3);
  });
});

test('a run that takes too long says what it left out, and cannot be trusted', async () => {
  const policy = { ...DEFAULT_POLICY, limits: { ...DEFAULT_LIMITS, minutes: 1e-9 } };
  const { failures, report } = await check({
    head: treeOf(WITNESS),
    base: undefined,
    policy,
    scope: 'all',
    failOn: 'error',
    today: '2026-01-01',
  });
  expect(report.findings).toEqual([]);
  expect(failures).toHaveLength(1);
  expect(failures[0]).toMatch(
    /^The run took longer than \S+ minutes, so these checks were skipped: .*1 files \(witness\/secret\.yaml\)/,
  );
  expect(failures[0]).toContain('`limits.minutes`');
});

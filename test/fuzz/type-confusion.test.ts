import { expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';
import { parsePolicy } from '../../src/policy/read.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { check } from '../../src/run.ts';
import { UsageError } from '../../src/usage-error.ts';
import { FULL } from '../extent.ts';
import { resultOf } from '../rules/check-tree.ts';
import { treeOf } from '../rules/page.ts';
import { confusedOwners, confusedPolicy, confusedTree, POLICY } from './type-confusion.ts';

const RUNS = Number(process.env.RUNS ?? (FULL ? 20 : 10));
const FIRST = Number(process.env.SEED ?? 1);

test('a field of any other type makes nothing throw', async () => {
  const thrown: string[] = [];
  for (let seed = FIRST; seed < FIRST + RUNS; seed++) {
    const { head, base } = confusedTree(seed);
    // Some rules look at what a change does, and others at all that there is.
    const settings = { policy: { preset: 'audit' as const }, base: seed % 2 === 0 ? base : undefined };
    const { report, notes } = await resultOf(head, settings);
    const faults = report.findings.filter(({ rule }) => rule === 'not-checked');
    const at = notes().indexOf('Errors in gitops-gate:');
    if (faults.length > 0 || at !== -1) thrown.push(`seed ${seed}: ${notes().slice(at).join(' ')}`);
  }
  expect(thrown).toEqual([]);
});

test('a policy file with a value of any other type is read, or told to be wrong', async () => {
  const read = (text: string) => parsePolicy(new TextFile('policy.yaml', text), ['schema']);
  await expect(read(POLICY)).resolves.toMatchObject({ failOn: 'error' });
  const thrown: string[] = [];
  for (let seed = FIRST; seed < FIRST + RUNS * 5; seed++) {
    await read(confusedPolicy(seed)).catch((error: unknown) => {
      if (!(error instanceof UsageError)) thrown.push(`seed ${seed}: ${error}`);
    });
  }
  expect(thrown).toEqual([]);
});

test('no line of CODEOWNERS makes anything throw, or hides what is wrong elsewhere', async () => {
  const wrong = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndataa: {}\n';
  const said: string[] = [];
  for (let seed = FIRST; seed < FIRST + RUNS * 5; seed++) {
    const head = treeOf({ '.github/CODEOWNERS': confusedOwners(seed), 'apps/a.yaml': wrong });
    const tree = { head, base: undefined, policy: DEFAULT_POLICY };
    const { report, failures, notes } = await check({ ...tree, scope: 'all', failOn: 'error', today: '2026-01-01' });
    const isTold = report.findings.some(({ rule, location }) => rule === 'schema' && location.path === 'apps/a.yaml');
    const isFault = failures.length > 0 || notes().includes('Errors in gitops-gate:');
    if (!isTold || isFault || report.findings.some(({ rule }) => rule === 'not-checked')) said.push(`seed ${seed}`);
  }
  expect(said).toEqual([]);
});

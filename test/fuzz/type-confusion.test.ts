import { expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';
import { check } from '../../src/run.ts';
import { FULL } from '../extent.ts';
import { treeOf } from '../rules/page.ts';
import { confusedTree } from './type-confusion.ts';

const RUNS = Number(process.env.RUNS ?? (FULL ? 20 : 10));
const FIRST = Number(process.env.SEED ?? 1);

test('a field of any other type makes nothing throw', async () => {
  const thrown: string[] = [];
  for (let seed = FIRST; seed < FIRST + RUNS; seed++) {
    const files = confusedTree(seed, 'fleet');
    const tree = { head: treeOf(files), base: undefined, policy: DEFAULT_POLICY };
    const { report, failures, notes } = await check({ ...tree, scope: 'all', failOn: 'error', today: '2026-01-01' });
    const faults = report.findings.filter(({ rule }) => rule === 'not-checked');
    const at = notes.indexOf('Errors in gitops-gate:');
    if (faults.length > 0 || failures.length > 0 || at !== -1)
      thrown.push(`seed ${seed}: ${notes.slice(at).join(' ')}`);
  }
  expect(thrown).toEqual([]);
});

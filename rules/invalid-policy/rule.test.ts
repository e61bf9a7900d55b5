import { expect, test } from 'vitest';
import { SCOPES, type Scope } from '../../src/findings/compare.ts';
import { policyMistakesOf } from '../../src/policy/find.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/policy/policy.ts';
import { check, rules } from '../../src/run.ts';
import { treeOf } from '../../test/flux/repository.ts';

const PATH = '.github/gitops-gate.yaml';
const IDS = rules.map(({ id }) => id);

/** The findings in a tree whose base is the same, under a policy that is in force. */
async function found(text: string, policy: Partial<Policy> = {}, scope: Scope = 'new'): Promise<string[]> {
  const head = treeOf({ [PATH]: text });
  const { report } = await check({
    ...{ head, base: { tree: head, change: { base: '0'.repeat(40), files: new Map() } } },
    ...{ policy: { ...DEFAULT_POLICY, ...policy }, policyMistakes: await policyMistakesOf(head, IDS), scope },
    ...{ failOn: 'error', today: '2026-11-01' },
  });
  return report.findings.map(({ rule, severity, location: { start }, fix }) => {
    return `${severity} ${rule} ${start.line}:${start.column}${fix ? ` -> ${fix.edits[0]?.text}` : ''}`;
  });
}

const BROKEN = 'failOn: error\nrules:\n  unowned-fil: off\n  "yaml-syntx": "erorr"\nlimit: {minutes: 3}\n';

test('what is wrong counts in every scope, whether the base has it or not', async () => {
  for (const scope of SCOPES)
    expect(await found('failOn: erorr\n', {}, scope)).toEqual(['error invalid-policy 1:9 -> error']);
});

test('an ignored path is no way around it, a level of the policy in force is', async () => {
  expect(await found('failOn: erorr\n', { ignore: ['.github/**'] })).toHaveLength(1);
  expect(await found('failOn: erorr\n', { rules: new Map([['invalid-policy', 'off']]) })).toEqual([]);
});

test('each mistake has its place, and quotes stay', async () => {
  expect(await found(BROKEN)).toEqual(['error invalid-policy 4:17 -> "error"', 'error invalid-policy 5:1 -> limits']);
  expect(await found(BROKEN.replace('erorr', 'error').replace('limit:', 'limits:'))).toEqual([
    'error invalid-policy 3:3 -> unowned-file',
    'error invalid-policy 4:3 -> "yaml-syntax"',
  ]);
  expect(await found('a: [\n')).toEqual([expect.stringMatching(/^error invalid-policy 1:/)]);
});

test('a correct file, and none, have no findings', async () => {
  expect(await found('failOn: error\n')).toEqual([]);
  expect(await found('')).toEqual([]);
});

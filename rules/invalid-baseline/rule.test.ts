import { expect, it } from 'vitest';
import { accepted, BASELINE, deployment } from '../../test/baseline/repository.ts';
import { brief, findingsOf } from '../../test/rules/check-tree.ts';

const FILES = { 'a.yaml': deployment('a', 2) };

it('reports a baseline that cannot be used, at its place, and how many mistakes there are', async () => {
  const text = '{\n  "version": 1,\n  "findings": [\n    {"rule": "a"},\n    1\n  ]\n}\n';
  expect(brief(await findingsOf('invalid-baseline', { ...FILES, [BASELINE]: text }))).toEqual([
    'error invalid-baseline .github/gitops-gate-baseline.json:4',
    'error invalid-baseline .github/gitops-gate-baseline.json:4',
    'error invalid-baseline .github/gitops-gate-baseline.json:5',
  ]);
});

it('is silent about a baseline that can be used, and where there is none', async () => {
  expect(await findingsOf('invalid-baseline', FILES)).toEqual([]);
  expect(await findingsOf('invalid-baseline', await accepted({ 'a.yaml': deployment('a') }))).toEqual([]);
});

it('counts in every scope, also where the base has it and the policy ignores the file', async () => {
  const files = { ...FILES, [BASELINE]: '{' };
  const settings = { base: files, policy: { ignore: ['.github/**'] } };
  for (const scope of ['new', 'changed', 'all'] as const)
    expect(await findingsOf('invalid-baseline', files, { ...settings, scope })).toHaveLength(1);
});

it('shows nothing of a secret that is in the file', async () => {
  const token = `ghp_${'aB3dE6gH9jK2mN5pQ8sT'.repeat(2).slice(0, 36)}`;
  const text = `{"version": 1, "findings": [], "${token}": 1}`;
  const [finding] = await findingsOf('invalid-baseline', { ...FILES, [BASELINE]: text });
  expect(finding?.message).toContain('Unknown key');
  expect(JSON.stringify(finding)).not.toContain(token);
});

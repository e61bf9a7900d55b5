import { describe, expect, it } from 'vitest';
import type { BranchRequirements } from '../../src/revision/branch-requirements.ts';
import { application, REPOSITORY } from '../../test/argocd/repository.ts';
import { bootstrap } from '../../test/flux/repository.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';

const NOTHING: BranchRequirements = {
  branch: { name: 'main', isDefault: true },
  review: false,
  ownerReview: false,
  checks: [],
};
const OWNERS = { '.github/CODEOWNERS': '# owners\n* @org/platform\n' };
const WORKFLOW = `on: {pull_request: , merge_group: }
jobs:
  gate:
    steps:
      - uses: gitops-gate/gitops-gate@v0
`;
const workflow = (text = WORKFLOW): Files => ({ '.github/workflows/gate.yaml': text });
const FLUX = bootstrap('clusters/prod');

const found = async (files: Files, required: Partial<BranchRequirements> = {}, base?: Files) =>
  await findingsOf(
    'unprotected-branch',
    { ...FLUX, ...files },
    {
      branchRequirements: { ...NOTHING, ...required },
      repositories: [REPOSITORY],
      base: base && { ...FLUX, ...base },
    },
  );
const said = async (...args: Parameters<typeof found>): Promise<string[]> => brief(await found(...args));
const TOLD_OWNERS = ['notice unprotected-branch .github/CODEOWNERS:2'];
const TOLD_CHECK = ['notice unprotected-branch .github/workflows/gate.yaml:3'];

describe('owners', () => {
  it('of whom no review is required are a notice', async () => {
    const [finding] = await found(OWNERS);
    expect(brief(finding ? [finding] : [])).toEqual(TOLD_OWNERS);
    expect(finding?.message).toContain('Branch `main` does not require any review, so changes can be merged');
    const [other] = await found(OWNERS, { review: true });
    expect(other?.message).toContain('does not require a review by a code owner');
  });

  it('are none where a review by owners is required, or that is not known', async () => {
    expect(await said(OWNERS, { ownerReview: true })).toEqual([]);
    expect(await said(OWNERS, { ownerReview: undefined, review: undefined })).toEqual([]);
    expect(await findingsOf('unprotected-branch', { ...FLUX, ...OWNERS, ...workflow() })).toEqual([]);
    expect(await said({})).toEqual([]);
  });

  it('are none where one person alone would have to approve', async () => {
    expect(await said({ '.github/CODEOWNERS': '* @octocat\n/a/ @octocat\n' })).toEqual([]);
    expect(await said({ '.github/CODEOWNERS': '* @octocat\n/a/ @hubot\n' })).toHaveLength(1);
    expect(await said({ '.github/CODEOWNERS': '*\n' })).toEqual([]);
  });
});

describe('a check', () => {
  it('that is not required is a notice at its job', async () => {
    const [finding, ...rest] = await found(workflow());
    expect(rest).toEqual([]);
    expect(brief(finding ? [finding] : [])).toEqual(TOLD_CHECK);
    expect(finding?.message).toContain('Branch `main` does not require the check `gate`');
    expect(await said(workflow(), { checks: ['test'] })).toEqual(TOLD_CHECK);
    expect(await said(workflow(WORKFLOW.replace(/- uses.*/, '- run: npx gitops-gate@0 check .')))).toEqual(TOLD_CHECK);
    expect(await said(workflow(WORKFLOW.replace('{pull_request: , merge_group: }', '[push, pull_request]')))).toEqual(
      TOLD_CHECK,
    );
  });

  it('is none where it is required, by its name, as a part of a matrix, by a job of its workflow, or as a check run', async () => {
    for (const check of ['gate', 'gate (prod)', 'ci / gate', 'gitops-gate findings'])
      expect(await said(workflow(), { checks: [check] }), check).toEqual([]);
    const all = workflow(`${WORKFLOW}  all-green: {needs: [gate], steps: [{run: "true"}]}\n`);
    expect(await said(all, { checks: ['all-green'] })).toEqual([]);
    expect(await said(workflow(WORKFLOW.replace('gate:', 'gate:\n    name: Gate')), { checks: ['Gate'] })).toEqual([]);
  });

  it('is none where the requirements are not known, or the workflow is no gate of pull requests', async () => {
    expect(await said(workflow(), { checks: undefined })).toEqual([]);
    expect(await said(workflow(WORKFLOW.replace('{pull_request: , merge_group: }', 'push')))).toEqual([]);
    expect(await said(workflow(WORKFLOW.replace('gitops-gate/gitops-gate@v0', 'actions/checkout@v5')))).toEqual([]);
    const named = WORKFLOW.replace('gate:', `gate:\n    name: gate \${{ matrix.cluster }}`);
    expect(await said(workflow(named))).toEqual([]);
    expect(await said({ 'docs/workflows/gate.yaml': WORKFLOW })).toEqual([]);
  });
});

describe('a branch', () => {
  it('that nothing known deploys needs no protection', async () => {
    const other = { name: 'docs', isDefault: false };
    expect(await said(OWNERS, { branch: other })).toEqual([]);
    const none = await findingsOf('unprotected-branch', OWNERS, { branchRequirements: NOTHING });
    expect(none).toEqual([]);
  });

  it('is deployed by an Application that follows it, or HEAD of the default branch', async () => {
    const tree = (text: string): Files => ({
      ...OWNERS,
      'app.yaml': text,
      'apps/web/cm.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n',
    });
    const check = async (text: string, isDefault: boolean) =>
      brief(
        await findingsOf('unprotected-branch', tree(text), {
          branchRequirements: { ...NOTHING, branch: { name: 'main', isDefault } },
          repositories: [REPOSITORY],
        }),
      );
    const app = application('web', 'apps/web');
    expect(await check(app, true)).toEqual(TOLD_OWNERS);
    expect(await check(app, false)).toEqual([]);
    expect(await check(app.replace('HEAD', 'main'), false)).toEqual(TOLD_OWNERS);
  });

  it('is told of once: where a change adds the file that would guard it', async () => {
    const files = { ...OWNERS, ...workflow() };
    expect(await said(files, {}, {})).toEqual([...TOLD_OWNERS, ...TOLD_CHECK]);
    expect(await said(files, {}, files)).toEqual([]);
    expect(await said({ ...files, '.github/CODEOWNERS': '* @org/a\n/b/ @org/b\n' }, {}, files)).toEqual([]);
  });
});

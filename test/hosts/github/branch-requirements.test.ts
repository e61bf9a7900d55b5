import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Finding } from '../../../src/findings/finding.ts';
import { BASE } from './fleet.ts';
import { type Outcome, Scene } from './scene.ts';

let scene: Scene;

beforeEach(async () => {
  const { '.github/CODEOWNERS': owners, ...files } = BASE;
  scene = await Scene.open(files, { '.github/CODEOWNERS': owners ?? '' });
});
afterEach(() => {
  expect(scene.server.violations).toEqual([]);
  scene.close();
});

const found = ({ report }: Outcome): Finding[] =>
  (report?.findings ?? []).filter(({ rule }) => rule === 'unprotected-branch');
const run = async (options = {}): Promise<number> =>
  found(await scene.run(scene.checkout(), { inputs: { 'output-json': 'report.json' }, ...options })).length;
const asked = (): string[] => scene.server.requests.flatMap(({ path }) => (path.includes('/branches/') ? path : []));

const UNPROTECTED = { protected: false, protection: { enabled: false } };
const CLASSIC = { protected: true, protection: { enabled: true, required_status_checks: { contexts: [] } } };
const review = (parameters: object): object => ({
  type: 'pull_request',
  parameters: { required_approving_review_count: 0, require_code_owner_review: false, ...parameters },
});

test('a branch that requires no review by owners is a finding of the change that adds them', async () => {
  scene.server.branchRules = [];
  scene.server.branch = UNPROTECTED;
  expect(await run()).toBe(1);
  expect(asked().sort()).toEqual([
    '/repos/octo/fleet/branches/main',
    '/repos/octo/fleet/rules/branches/main?per_page=100',
  ]);
  scene.server.branchRules = [review({ required_approving_review_count: 1 })];
  expect(await run()).toBe(1);
});

test('a branch that requires it, or of which that is not known, is none', async () => {
  scene.server.branch = UNPROTECTED;
  scene.server.branchRules = [review({ require_code_owner_review: true })];
  expect(await run()).toBe(0);
  scene.server.branchRules = [];
  scene.server.branch = CLASSIC;
  expect(await run()).toBe(0);
  scene.server.branch = UNPROTECTED;
  for (const [path, status] of [
    ['/rules/branches/', 404],
    ['/fleet/branches/', 403],
  ] as const) {
    scene.server.faults.splice(0, 1, (request) =>
      request.path.includes(path)
        ? Promise.resolve({ status, body: { message: 'Not Found', status: String(status) } })
        : undefined,
    );
    expect(await run()).toBe(0);
  }
});

test('a check that neither a ruleset nor a classic rule requires is a finding of the change that adds its workflow', async () => {
  const workflow = 'on: pull_request\njobs:\n  gate:\n    steps:\n      - uses: gitops-gate/gitops-gate@v0\n';
  scene.push({ '.github/CODEOWNERS': '* @octocat\n', '.github/workflows/gate.yaml': workflow });
  scene.server.branchRules = [];
  scene.server.branch = UNPROTECTED;
  expect(await run()).toBe(1);
  scene.server.branch = CLASSIC;
  expect(await run()).toBe(1);
  scene.server.branch = {
    protected: true,
    protection: { enabled: true, required_status_checks: { contexts: ['gate'] } },
  };
  expect(await run()).toBe(0);
  scene.server.branch = { protected: true, protection: { enabled: true } };
  expect(await run()).toBe(0);
  scene.server.branch = UNPROTECTED;
  scene.server.branchRules = [{ type: 'workflows', parameters: { workflows: [] } }];
  expect(await run()).toBe(0);
});

test('without a token, and for a branch that the event does not name, GitHub is not asked', async () => {
  await run({ token: '' });
  await run({ event: 'workflow_dispatch' });
  expect(asked()).toEqual([]);
});

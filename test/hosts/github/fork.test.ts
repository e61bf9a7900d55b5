import { afterEach, beforeEach, expect, test } from 'vitest';
import { documentedWorkflows, GATE, jobOf, REVIEW } from './documented.ts';
import { finishedRun } from './finished-run.ts';
import { BASE, CHANGE, RIGHT, SECRET } from './fleet.ts';
import { FORK_TOKEN, type Outcome, Scene } from './scene.ts';

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open(BASE, CHANGE);
});
afterEach(() => {
  expect(scene.server.violations).toEqual([]);
  scene.close();
});

/** The workflow that runs once the one of the pull request has finished: the default branch is checked out. */
function afterwards(run: object = {}, token?: string, job = 'job'): Promise<Outcome> {
  return scene.run(scene.checkout(scene.base), {
    event: 'workflow_run',
    payload: finishedRun(scene, run),
    sha: scene.base,
    ref: 'refs/heads/main',
    env: { GITHUB_JOB: job },
    ...(token === undefined ? {} : { token }),
  });
}

const commented = (): string[] => scene.pull.threads.map(({ path, line }) => `${path}:${line}`);

test('a fork gets its review from a second workflow, with what the gate itself finds', async () => {
  const first = await scene.run(scene.checkout(), { token: FORK_TOKEN });
  expect([first.code, scene.pull.threads]).toEqual([1, []]);
  const second = await afterwards();
  expect([second.code, second.outputs.conclusion]).toEqual([0, 'failed']);
  expect(commented()).toContain('infrastructure/sealed-secrets.yaml:14');
  expect(scene.pull.comments).toHaveLength(1);
  expect(JSON.stringify(scene.server.requests)).not.toContain(SECRET);
  scene.forcePush(RIGHT);
  await afterwards();
  expect(scene.pull.threads.filter(({ resolvedBy }) => resolvedBy === undefined)).toEqual([]);
});

test('the policy of a fork is a claim in the second workflow, too', async () => {
  scene.push({ '.github/gitops-gate.yaml': 'failOn: never\nrules: {unknown-source: off}\n' });
  expect((await afterwards()).outputs.conclusion).toBe('failed');
  expect(commented()).toContain('infrastructure/sealed-secrets.yaml:14');
});

test.each([
  ['has newer commits', { head_sha: 'a'.repeat(40) }],
  ['proposes another branch', { head_branch: 'other' }],
  ['is of another fork', { head_repository: { owner: { login: 'somebody' } } }],
])('nothing is posted where the pull request %s', async (_, run) => {
  const outcome = await afterwards(run);
  expect([outcome.code, scene.server.writes()]).toEqual([0, []]);
  expect(outcome.output).toContain('there is nothing to review');
});

test('the pull request is found among many from branches of the same name', async () => {
  scene.pull.namesakes = 250;
  expect((await afterwards()).outputs.conclusion).toBe('failed');
  expect(commented()).toContain('infrastructure/sealed-secrets.yaml:14');
});

test('nothing is posted on a closed pull request', async () => {
  scene.pull.state = 'CLOSED';
  expect([(await afterwards()).code, scene.server.writes()]).toEqual([0, []]);
});

test('a run of a push, and one without a token, are clear errors', async () => {
  const outcomes = [await afterwards({ event: 'push' }), await afterwards({}, '')];
  expect(outcomes.map(({ code }) => code)).toEqual([2, 2]);
  expect(outcomes[0]?.output).toContain('was not for a pull request');
  expect(outcomes[1]?.output).toContain('Set the input `token`');
});

test('after a maintainer pushes to a branch of Dependabot, the first workflow goes on with the comments of the second', async () => {
  const workflows = documentedWorkflows();
  const [first, second] = [jobOf(workflows[GATE]), jobOf(workflows[REVIEW])];
  await afterwards({}, undefined, second);
  const threads = scene.pull.threads.length;
  expect(threads).toBeGreaterThan(0);
  const env = { GITHUB_JOB: first ?? '' };
  await scene.run(scene.checkout(), { env });
  expect(scene.pull.threads).toHaveLength(threads);
  scene.forcePush(RIGHT);
  await scene.run(scene.checkout(), { env });
  expect(scene.pull.threads.filter(({ resolvedBy }) => resolvedBy === undefined)).toEqual([]);
  expect(scene.pull.comments).toMatchObject([{ body: expect.stringMatching(/^## ✅/) }]);
});

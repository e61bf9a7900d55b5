import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CheckRun } from './check-runs.ts';
import { BASE, CHANGE, FIX, RIGHT, SECRET } from './fleet.ts';
import type { Files } from './prepared.ts';
import { CHECKS_TOKEN, FORK_TOKEN, type Outcome, type RunOptions, Scene, TOKEN } from './scene.ts';

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open(BASE, CHANGE);
});
afterEach(() => {
  expect(scene.server.violations).toEqual([]);
  expect(JSON.stringify(scene.server.requests.map(({ body }) => body))).not.toContain(SECRET);
  scene.close();
});

/** Opens a pull request instead of the one of the story. */
async function proposed(change: Files, base: Files = BASE): Promise<void> {
  scene.close();
  scene = await Scene.open(base, change);
}

function checked(options: RunOptions = {}, folder = scene.checkout()): Promise<Outcome> {
  return scene.run(folder, { token: CHECKS_TOKEN, ...options, env: { GITHUB_JOB: 'gitops-gate', ...options.env } });
}

const runs = (): CheckRun[] => scene.server.checkRuns.all;
const said = ({ head, request }: CheckRun) => [head, request.name, request.conclusion, request.output?.title];
const requests = (): number => scene.server.requests.filter(({ path }) => path.includes('/check-runs')).length;

/** Settings by which the findings of broken files fail the gate, and get no comment. */
const STRICT = { review: 'off', 'fail-on': 'warning' };

/** Files with one finding each, which no cluster reaches. */
function broken(count: number): Files {
  const files = Array.from({ length: count }, (_, at) => [
    `apps/broken/${String(at).padStart(3, '0')}.yaml`,
    'a: [b\n',
  ]);
  return {
    '.github/CODEOWNERS': `${BASE['.github/CODEOWNERS']}/apps/broken/ @cloud-ops\n`,
    ...Object.fromEntries(files),
  };
}

test('a run that fails says so on the head of the pull request, never on the test merge', async () => {
  const { code, summary } = await checked();
  expect(code).toBe(1);
  expect(runs().map(said)).toEqual([
    [scene.head, 'gitops-gate findings', 'failure', expect.stringMatching(/^\d+ errors/)],
  ]);
  const [run] = runs();
  expect(run?.request).toMatchObject({
    status: 'completed',
    details_url: expect.stringMatching(/\/octo\/fleet\/actions\/runs\/42$/),
  });
  expect(summary.trim()).toBe(run?.request.output?.summary.trim());
});

test('without the permission, nothing is said and the verdict is the same', async () => {
  const { code, output } = await checked({ token: TOKEN });
  expect([code, runs()]).toEqual([1, []]);
  expect(output).not.toMatch(/check.run/i);
  expect((await checked({ token: TOKEN, env: { RUNNER_DEBUG: '1' } })).output).toContain('`checks: write`');
});

test.each([
  [0, 0, 2],
  [1, 0, 2],
  [11, 1, 3],
  [60, 50, 3],
  [200, 190, 6],
])('of %i findings, %i that the log does not annotate are annotations, in %i requests', async (count, left, most) => {
  await proposed(count === 0 ? { '.github/CODEOWNERS': `${BASE['.github/CODEOWNERS']}# More\n` } : broken(count));
  const { report, output } = await checked({ inputs: STRICT });
  expect(report?.findings).toHaveLength(count);
  const [run] = runs();
  const annotated = run?.annotations ?? [];
  expect([annotated.length, requests()]).toEqual([left, most]);
  const shown = new Set([
    ...annotated.map(({ path }) => path),
    ...[...output.matchAll(/^::warning file=([^,]*)/gm)].map(([, path]) => path),
  ]);
  expect(shown.size).toBe(count);
  expect(run?.request.conclusion).toBe(count === 0 ? 'success' : 'failure');
});

test('annotations are on the lines of the findings, with paths of the repository', async () => {
  const inside = (files: Files): Files =>
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`fleet/${path}`, text]));
  await proposed({ ...inside(broken(11)), 'fleet/apps/broken/010.yaml': 'a: 1\nb: [c\n' }, inside(BASE));
  await checked({ inputs: { ...STRICT, path: 'fleet' } });
  expect(runs().map(({ request }) => request.name)).toEqual(['gitops-gate findings (fleet)']);
  expect(runs()[0]?.annotations).toMatchObject([
    { path: 'fleet/apps/broken/010.yaml', start_line: 2, annotation_level: 'warning', title: 'yaml-syntax' },
  ]);
});

test('findings that have a comment are no annotations', async () => {
  await proposed(broken(40));
  await checked({ inputs: { 'max-comments': '20' } });
  const commented = scene.pull.threads.map(({ path }) => path);
  expect(commented).toHaveLength(20);
  const annotated = runs()[0]?.annotations.map(({ path }) => path) ?? [];
  expect(annotated.filter((path) => commented.includes(path))).toEqual([]);
  expect(annotated.length).toBeGreaterThanOrEqual(10);
});

test('no more than five hundred annotations are made, and the summary says how many are left', async () => {
  await proposed(broken(520));
  await checked({ inputs: STRICT });
  const [run] = runs();
  expect(run?.annotations).toHaveLength(500);
  expect(run?.request.output?.summary).toMatch(/This check run has no annotation for 10 more findings\./);
  expect(run?.request.output?.summary.length).toBeLessThan(65_535);
}, 60_000);

test('advice that does not fail the gate is neutral', async () => {
  await checked({ inputs: { 'fail-on': 'never' } });
  expect(runs().map(({ request }) => request.conclusion)).toEqual(['neutral']);
});

test('a second run on the same head updates the check run', async () => {
  await proposed(broken(70));
  await checked({ inputs: STRICT });
  await checked({ inputs: STRICT });
  expect(runs().map(({ annotations }) => annotations.length)).toEqual([60]);
  await checked({ inputs: { review: 'off', 'fail-on': 'never' } });
  expect(runs().map(({ request, annotations }) => [request.conclusion, annotations.length])).toEqual([['neutral', 60]]);
});

test('where annotations are no longer true, which GitHub never takes back, a new check run replaces the old one', async () => {
  await proposed(broken(12));
  const inputs = STRICT;
  await checked({ inputs });
  await checked({ inputs: { ...inputs, base: scene.head } });
  expect(
    runs().map(({ request, annotations }) => [request.conclusion, request.output?.title, annotations.length]),
  ).toEqual([
    ['neutral', 'Replaced', 2],
    ['success', 'No findings', 0],
  ]);
});

test('a new head has a check run of its own', async () => {
  await checked();
  const before = scene.head;
  scene.forcePush(RIGHT);
  await checked();
  expect(runs().map(({ head, request }) => [head, request.conclusion])).toEqual([
    [before, 'failure'],
    [scene.head, 'success'],
  ]);
});

test('two jobs have two check runs, and each updates its own', async () => {
  for (const category of ['one', 'two', 'one', 'two']) await checked({ inputs: { category } });
  await checked({ env: { GITHUB_JOB: 'lint' } });
  expect(runs().map(({ request }) => request.name)).toEqual([
    'gitops-gate findings (one)',
    'gitops-gate findings (two)',
    'gitops-gate findings (lint)',
  ]);
  expect(new Set(runs().map(({ request }) => request.external_id?.split(' ')[0])).size).toBe(3);
});

test('a check run of the same name that another app has made is left alone', async () => {
  await checked();
  const [first] = runs();
  scene.server.checkRuns.all.splice(0, 1, ...(first ? [{ ...first, app: 'other' }] : []));
  await checked();
  await checked();
  expect(runs().map(({ app }) => app)).toEqual(['other', 'github-actions']);
  expect(runs()[0]?.request).toEqual(first?.request);
});

test('a fork gets its check run from the second workflow, on its head, under the same name', async () => {
  await checked({ token: FORK_TOKEN });
  expect(runs()).toEqual([]);
  expect((await secondWorkflow()).code).toBe(0);
  expect(runs().map(said)).toEqual([[scene.head, 'gitops-gate findings', 'failure', expect.stringContaining('error')]]);
  await secondWorkflow();
  await checked();
  expect(runs()).toHaveLength(1);
  await secondWorkflow({}, scene.base);
  expect(runs()).toHaveLength(1);
});

/** The second workflow, once the one of a fork has finished. */
function secondWorkflow(inputs: RunOptions['inputs'] = {}, head = scene.head): Promise<Outcome> {
  const finished = {
    ...{ id: 42, event: 'pull_request', head_sha: head, head_branch: 'feature', pull_requests: [] },
    head_repository: { full_name: 'contributor/fleet', owner: { login: 'contributor' } },
  };
  const options = {
    event: 'workflow_run',
    payload: { workflow_run: finished },
    sha: scene.base,
    ref: 'refs/heads/main',
  };
  return checked({ ...options, ...(inputs && { inputs }) }, scene.checkout(scene.base));
}

test('what the second workflow does not comment on is an annotation, because its log is not on the pull request', async () => {
  await proposed(broken(5));
  await secondWorkflow({ 'max-comments': '2' });
  expect(runs()[0]?.annotations.filter(({ title }) => title === 'yaml-syntax')).toHaveLength(3);
});

test('an annotation is on the line of the change that is to blame', async () => {
  const [path, list, user] = ['bitnami', 'kustomization', 'sealed-secrets'].map(
    (name) => `infrastructure/${name}.yaml`,
  );
  const base = { ...BASE, [list ?? '']: CHANGE[list ?? ''] ?? '', [user ?? '']: FIX[user ?? ''] ?? '' };
  await proposed({ [path ?? '']: BASE[path ?? '']?.replace('name: bitnami', 'name: charts') ?? '' }, base);
  await secondWorkflow({ 'max-comments': '0' });
  expect(runs()[0]?.annotations).toMatchObject([{ path, start_line: 4, title: 'unknown-source' }]);
});

test('a merge group and a push have their check runs on the commits of their events', async () => {
  const group = { merge_group: { head_sha: scene.merge, base_sha: scene.base } };
  await checked({ event: 'merge_group', payload: group });
  const payload = { before: scene.base, repository: { default_branch: 'main' } };
  const push = { event: 'push', payload, sha: scene.head, ref: 'refs/heads/main' };
  await checked(push, scene.checkout(scene.head));
  expect(runs().map(({ head, request }) => [head, request.conclusion])).toEqual([
    [scene.merge, 'failure'],
    [scene.head, 'failure'],
  ]);
});

test.each([
  ['an input means nothing', { inputs: { review: 'coment' } }, 'Did you mean `comment`?'],
  ['the folder does not exist', { inputs: { path: 'nowhere' } }, 'nowhere does not exist'],
  ['the base does not exist', { inputs: { base: 'gone' } }, 'The base `gone`'],
  ['the report cannot be written', { inputs: { report: '/dev/null/x' } }, 'The report cannot be written'],
])('where %s, the check run says why the gate could not run', async (_, options, why) => {
  const { code } = await checked(options);
  expect(code).toBe(2);
  expect(runs().map(({ head, request }) => [head, request.conclusion, request.output?.title])).toContainEqual([
    scene.head,
    'failure',
    'gitops-gate could not run',
  ]);
  expect(runs().at(-1)?.request.output?.summary).toContain(why);
});

test('a run that is too late fails, and says that checks were skipped', async () => {
  await proposed(CHANGE, { ...BASE, '.github/gitops-gate.yaml': 'limits: {minutes: 0.0000001}\n' });
  const { code } = await checked();
  expect([code, runs().map(said)]).toEqual([
    2,
    [[scene.head, 'gitops-gate findings', 'failure', 'Some checks were skipped.']],
  ]);
});

test('no credentials are in the check run of a gate that could not run', async () => {
  await checked({ inputs: { base: `https://octo:${TOKEN}-hunter22@example.com/x` } });
  expect(runs().map(({ request }) => request.output?.summary)).toEqual([expect.stringContaining('example.com')]);
  expect(JSON.stringify(runs())).not.toContain('hunter22');
});

test.each([
  ['were carried out all the same', true],
  ['were not carried out', false],
])('errors of the server lose and double nothing where the requests %s', async (_, isDone) => {
  await proposed(broken(130));
  let left = 2;
  scene.server.faults.push(async ({ method, path, body }, proceed) => {
    const isBatch = method === 'PATCH' && path.includes('/check-runs/') && body.includes('"annotations"');
    if (left === 0 || !(isBatch || (method === 'POST' && path.endsWith('/check-runs')))) return undefined;
    left--;
    if (isDone) await proceed();
    return { status: 502, body: { message: 'Server Error' } };
  });
  const { code } = await checked({ inputs: STRICT });
  expect([code, left]).toEqual([1, 0]);
  expect(runs().map(({ annotations }) => annotations.length)).toEqual([120]);
  expect(new Set(runs()[0]?.annotations.map(({ path }) => path)).size).toBe(120);
});

test('a check run whose run ended between two requests is completed by the next run', async () => {
  await proposed(broken(130));
  let isDown = false;
  scene.server.faults.push(async ({ method, path }) => {
    if (!path.includes('/check-runs')) return undefined;
    if (isDown) return { status: 500, body: { message: 'Away' } };
    isDown = method === 'PATCH';
    return undefined;
  });
  const { code, output } = await checked({ inputs: STRICT });
  expect([code, runs()[0]?.annotations.length]).toEqual([1, 50]);
  expect(output).toMatch(/^::notice::The check run could not be posted: Away/m);
  scene.server.faults.pop();
  await checked({ inputs: STRICT });
  expect(runs().map(({ annotations }) => annotations.length)).toEqual([120]);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Finding } from '../../../src/findings/finding.ts';
import { type Client, connect } from '../../../src/hosts/github/client.ts';
import { gitHubHost } from '../../../src/hosts/github/host.ts';
import type { Change, ChangedFile } from '../../../src/repository/change.ts';
import { type ReviewInput, type ReviewResult, review } from '../../../src/review/review.ts';
import { finding } from '../../review/finding.ts';
import { FORK_TOKEN, READER_TOKEN, Scene, TOKEN } from './scene.ts';
import type { Fault, Recorded } from './server.ts';

const LINES = 200;
const lines = (from = 1): string => Array.from({ length: LINES }, (_, at) => `key${at + from}: ${at}\n`).join('');

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open({ 'old.yaml': lines() }, { 'a.yaml': lines() });
});
afterEach(() => {
  expect(scene.server.violations).toEqual([]);
  scene.close();
});

const fingerprint = (line: number): string => line.toString(16).padStart(16, '0');
const at = (...numbers: number[]): Finding[] => numbers.map((line) => finding('a.yaml', line, fingerprint(line)));

function client(token = TOKEN): Promise<Client> {
  const graphqlUrl = `${scene.apiUrl}/graphql`;
  return connect({
    token,
    apiUrl: scene.apiUrl,
    graphqlUrl,
    owner: 'octo',
    repo: 'fleet',
    patient: false,
    timeLimit: 60_000,
  });
}

/** Reviews with a local diff that believes in every line of `a.yaml` and `ghost.yaml`. */
async function reviewed(
  findings: readonly Finding[],
  options: Partial<ReviewInput> & { token?: string } = {},
): Promise<ReviewResult> {
  const whole = { hunks: [{ first: 1, last: 1000 }], added: [] };
  const files = ['a.yaml', 'ghost.yaml'].map((path): [string, ChangedFile] => [
    path,
    { path, status: 'added', ...whole },
  ]);
  const change: Change = { base: scene.base, files: new Map(files) };
  return review(gitHubHost(await client(options.token), 7), {
    findings,
    change,
    head: { text: () => undefined, snippets: { line: () => undefined } },
    prefix: '',
    link: () => 'https://example.com',
    commit: scene.head,
    passed: findings.length === 0,
    requestChanges: false,
    opening: (uncommented) => `Opening; ${uncommented} without a comment.`,
    ...options,
  });
}

const posts = (): Recorded[] =>
  scene.server.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/reviews'));
const open = (): number[] =>
  scene.pull.threads
    .filter(({ resolvedBy, comments }) => !resolvedBy && !comments[0]?.minimized)
    .map(({ line }) => line);
const linesOf = (findings: readonly Finding[]): number[] => findings.map(({ location }) => location.start.line);

test('a review is posted in batches of thirty, and a second run posts nothing', async () => {
  const many = at(...Array.from({ length: 65 }, (_, index) => index + 1));
  const { posted, rest, problems } = await reviewed(many);
  expect([posted.length, rest, problems]).toEqual([65, [], []]);
  expect(scene.pull.reviews.map(({ comments }) => comments)).toEqual([30, 30, 5]);
  const second = await reviewed(many);
  expect([second.posted, second.shown.length]).toEqual([[], 65]);
  expect(scene.pull.reviews).toHaveLength(3);
});

test('comments that GitHub refuses are found and left to the annotations; all others are posted', async () => {
  const findings = [...at(5, 9, 500, 13, 17, 21), finding('ghost.yaml', 1, fingerprint(999)), ...at(25)];
  const { posted, rest, problems } = await reviewed(findings);
  expect(linesOf(posted)).toEqual([5, 9, 13, 17, 21, 25]);
  expect(linesOf(rest)).toEqual([500, 1]);
  expect(problems).toEqual([]);
  expect(open()).toEqual([5, 9, 13, 17, 21, 25]);
});

test('where everything is refused the search ends', async () => {
  const { rest, problems } = await reviewed(at(...Array.from({ length: 60 }, (_, index) => index + 300)));
  expect(rest).toHaveLength(60);
  expect(problems).toHaveLength(1);
  expect(posts().length).toBeLessThan(20);
});

test('what is fixed is resolved, what people answered is left alone and not said again', async () => {
  await reviewed(at(5, 9, 13));
  scene.pull.threads[0]?.comments.push({ id: 'human', author: 'octocat', body: 'No.', minimized: undefined });
  scene.pull.threads[2]?.comments.push({ id: 'human-2', author: 'octocat', body: 'Yes.', minimized: undefined });
  const { posted, shown } = await reviewed(at(13));
  expect([posted, linesOf(shown)]).toEqual([[], [13]]);
  expect(scene.pull.threads.map(({ resolvedBy }) => resolvedBy)).toEqual([undefined, 'github-actions', undefined]);
});

test('the marks in a comment of somebody else mean nothing', async () => {
  await reviewed(at(5));
  const [thread] = scene.pull.threads;
  const stolen = { id: 'stolen', author: 'octocat', body: thread?.comments[0]?.body ?? '', minimized: undefined };
  scene.pull.threads.splice(0, 1, {
    id: 'PRRT_stolen',
    path: 'a.yaml',
    commit: scene.head,
    line: 5,
    startLine: undefined,
    resolvedBy: undefined,
    comments: [stolen],
  });
  expect(linesOf((await reviewed(at(5))).posted)).toEqual([5]);
});

test('a token that may not resolve hides what is fixed, once', async () => {
  await reviewed(at(5, 9));
  const { problems } = await reviewed([], { token: READER_TOKEN });
  expect(problems).toEqual([]);
  expect(scene.pull.threads.map(({ comments, resolvedBy }) => [comments[0]?.minimized, resolvedBy])).toEqual([
    ['resolved', undefined],
    ['resolved', undefined],
  ]);
  const before = scene.server.writes().length;
  await reviewed([], { token: READER_TOKEN });
  expect(scene.server.writes()).toHaveLength(before);
});

test('a token that may not write leaves everything to the annotations', async () => {
  const { rest, problems } = await reviewed(at(5, 9), { token: FORK_TOKEN });
  expect(linesOf(rest)).toEqual([5, 9]);
  expect(problems).toEqual([expect.stringContaining('cannot write reviews')]);
  expect(posts()).toHaveLength(1);
});

test('a comment on lines that changed is said again on the new ones, and the old one closed', async () => {
  await reviewed(at(50));
  scene.push({ 'a.yaml': lines().replace('key50: 49\n', 'key50: new\n') });
  await reviewed(at(50));
  expect(scene.pull.threads.map(({ resolvedBy }) => resolvedBy)).toEqual(['github-actions', undefined]);
  scene.push({ 'a.yaml': `first: 1\n${lines().replace('key50: 49\n', 'key50: new\n')}` });
  expect((await reviewed(at(50))).posted).toEqual([]);
  expect(scene.pull.threads).toHaveLength(2);
});

/** Answers the next review request with an error, after `proceed` where it is to be created all the same. */
function failNext(status: number, created: boolean): Fault {
  let done = false;
  return async ({ path }, proceed) => {
    if (done || !path.endsWith('/reviews')) return undefined;
    done = true;
    if (created) await proceed();
    return { status, body: { message: 'Server Error' } };
  };
}

test.each([
  ['was created all the same', true, 1],
  ['was not created', false, 2],
])('after an error of the server, a review that %s', async (_, created, requests) => {
  scene.server.faults.push(failNext(502, created));
  const { posted, problems } = await reviewed(at(5, 9));
  expect([linesOf(posted), problems]).toEqual([[5, 9], []]);
  expect(open()).toEqual([5, 9]);
  expect(posts()).toHaveLength(requests);
});

test('errors that stay end in annotations and a sentence', async () => {
  scene.server.faults.push(async ({ path }) =>
    path.endsWith('/reviews') ? { status: 500, body: { message: 'Oops' } } : undefined,
  );
  const { rest, problems } = await reviewed(at(5));
  expect(linesOf(rest)).toEqual([5]);
  expect(problems).toEqual([expect.stringContaining('Oops')]);
  scene.server.faults.push(async ({ path }) =>
    path === '/graphql' ? { status: 503, body: { message: 'Away' } } : undefined,
  );
  expect((await reviewed(at(5))).problems).toEqual([expect.stringContaining('Away')]);
});

test('changes are requested once and the request is dismissed when all is clean', async () => {
  await reviewed(at(5), { requestChanges: true });
  await reviewed(at(5, 9), { requestChanges: true });
  expect(scene.pull.reviews.map(({ state }) => state)).toEqual(['CHANGES_REQUESTED', 'COMMENTED']);
  await reviewed([], { requestChanges: true });
  expect(scene.pull.reviews.map(({ state }) => state)).toEqual(['DISMISSED', 'COMMENTED']);
});

test('changes are requested without a comment where no finding has a line', async () => {
  await reviewed([finding('other.yaml', 1, fingerprint(1))], { requestChanges: true });
  expect(scene.pull.reviews).toMatchObject([{ state: 'CHANGES_REQUESTED', comments: 0 }]);
  expect(scene.pull.reviews[0]?.body).toContain('Opening; 1 without a comment.');
});

test('on its own pull request the program comments instead', async () => {
  scene.close();
  scene = await Scene.open({ 'old.yaml': lines() }, { 'a.yaml': lines() }, 'github-actions');
  const { posted } = await reviewed(at(5), { requestChanges: true });
  expect(linesOf(posted)).toEqual([5]);
  expect(scene.pull.reviews.map(({ state }) => state)).toEqual(['COMMENTED']);
});

test('a review that is not submitted yet stops posting with a sentence', async () => {
  scene.pull.pending.add('github-actions');
  const { rest, problems } = await reviewed(at(5, 9));
  expect(linesOf(rest)).toEqual([5, 9]);
  expect(problems).toEqual([expect.stringContaining('one pending review')]);
  expect(posts()).toHaveLength(1);
});

test('many threads are read page by page', async () => {
  await reviewed(at(...Array.from({ length: 120 }, (_, index) => index + 1)));
  const { shown, posted } = await reviewed(at(...Array.from({ length: 120 }, (_, index) => index + 1)));
  expect([shown.length, posted]).toEqual([120, []]);
});

test('a run that a newer push has overtaken says nothing', async () => {
  const { head } = scene;
  scene.push({ 'b.yaml': 'b: 1\n' });
  const { rest, problems } = await reviewed(at(5), { commit: head });
  expect(linesOf(rest)).toEqual([5]);
  expect(problems).toEqual([expect.stringContaining('newer commits')]);
  expect(scene.server.writes()).toEqual([]);
});

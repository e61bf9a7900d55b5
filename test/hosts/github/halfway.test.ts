import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Finding } from '../../../src/findings/finding.ts';
import { unprocessable } from './rest.ts';
import { at, fingerprint, linesOf, openLines, type ReviewOptions, reviewIn } from './reviewed.ts';
import { READER_TOKEN, Scene } from './scene.ts';
import type { Recorded } from './server.ts';

const LINES = 40;
const lines = (more = ''): string => Array.from({ length: LINES }, (_, at) => `key${at + 1}: ${at}\n`).join('') + more;

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open({ 'old.yaml': lines() }, { 'a.yaml': lines() });
});
afterEach(() => {
  expect(scene.server.violations).toEqual([]);
  scene.close();
});

const reviewed = (findings: readonly Finding[], options?: ReviewOptions) => reviewIn(scene, findings, options);

const isReview = ({ method, path }: Recorded): boolean => method === 'POST' && path.endsWith('/reviews');
const bodyOf = (number: number): string => scene.pull.threads[number]?.comments[0]?.body ?? '';

/** Refuses comments on a line from now on, as GitHub does on some lines that it shows. */
function refuse(line: number): void {
  scene.server.faults.push(async (request) =>
    isReview(request) && request.body.includes(`"line":${line},`)
      ? unprocessable('Pull request review thread line must be part of the diff')
      : undefined,
  );
}

/** Ends a run before its first request of a kind; the next run is answered again. */
async function reviewedUntil(
  isLast: (request: Recorded) => boolean,
  findings: readonly Finding[],
  options?: ReviewOptions,
) {
  let isOver = false;
  scene.server.faults.push(async (request) => {
    isOver ||= isLast(request);
    return isOver ? { status: 502, body: { message: 'Server Error' } } : undefined;
  });
  await reviewed(findings, options);
  scene.server.faults.pop();
}

test('a comment that GitHub refuses is listed by the review, and tried again on the next head alone', async () => {
  refuse(9);
  const { posted, rest } = await reviewed(at(5, 9));
  expect([linesOf(posted), linesOf(rest)]).toEqual([[5], [9]]);
  expect(scene.pull.reviews.map(({ body }) => body)).toEqual([expect.stringMatching(/^Opening; 1 without a comment/)]);
  const before = scene.server.writes().length;
  await reviewed(at(5, 9));
  expect(scene.server.writes()).toHaveLength(before);
  scene.server.faults.pop();
  scene.push({ 'b.yaml': 'b: 1\n' });
  expect(linesOf((await reviewed(at(5, 9))).posted)).toEqual([9]);
  expect(scene.pull.reviews.map(({ body }) => body.split('\n')[0])).toEqual([
    expect.stringContaining('about an older commit'),
    'Opening; 0 without a comment.',
  ]);
});

test('changes are requested, and findings listed, where GitHub refuses all comments', async () => {
  refuse(9);
  await reviewed(at(9), { requestChanges: true });
  expect(scene.pull.reviews).toMatchObject([{ state: 'CHANGES_REQUESTED', comments: 0 }]);
  expect(scene.pull.reviews[0]?.body).toMatch(/^Opening; 1 without a comment/);
});

test('a request for changes is dismissed when it is no longer wanted', async () => {
  await reviewed(at(5), { requestChanges: true });
  await reviewed(at(5));
  expect(scene.pull.reviews).toMatchObject([{ state: 'DISMISSED' }]);
});

test('on its own pull request the program does not ask for changes again and again', async () => {
  scene.close();
  scene = await Scene.open({ 'old.yaml': lines() }, { 'a.yaml': lines() }, 'github-actions');
  await reviewed(at(5), { requestChanges: true });
  const before = scene.server.writes().length;
  await reviewed(at(5), { requestChanges: true });
  expect([scene.server.writes().length, scene.pull.reviews.length]).toEqual([before, 1]);
});

test('what a spent limit kept from being posted is listed, and posted by the next run on the same head', async () => {
  await reviewed(at(5));
  scene.server.faults.push(async (request) =>
    isReview(request) ? { status: 403, body: { message: 'API rate limit exceeded for installation' } } : undefined,
  );
  const { rest, problems } = await reviewed(at(5, 9));
  expect([linesOf(rest), problems]).toEqual([[9], [expect.stringContaining('rate limit')]]);
  expect(scene.pull.reviews[0]?.body).toMatch(/^Opening; 1 without a comment/);
  scene.server.faults.pop();
  await reviewed(at(5, 9));
  expect(openLines(scene)).toEqual([5, 9]);
});

test('a comment that a person deleted does not come back when its cause loses some of its places', async () => {
  const [a, b] = at(5, 9);
  const both = at(5).map((one) => ({
    ...one,
    fingerprint: fingerprint(99),
    places: [a, b].flatMap((place) => place ?? []),
  }));
  await reviewed(both);
  scene.pull.threads.pop();
  expect((await reviewed(at(5))).posted).toEqual([]);
  expect(linesOf((await reviewed(at(5, 13))).posted)).toEqual([13]);
});

test('an outdated comment on a file that has become too large says what is true now', async () => {
  await reviewed(at(5));
  scene.push({ 'a.yaml': lines().replace('key5: 4\n', 'key5: new\n') });
  scene.server.faults.push(async ({ path }, proceed) => {
    if (!path.includes('/files')) return undefined;
    const { body, ...answer } = await proceed();
    return { ...answer, body: Array.isArray(body) ? body.map(({ patch: _, ...file }) => file) : body };
  });
  await reviewed(at(5).map((one) => ({ ...one, message: 'There are two now.' })));
  expect([openLines(scene), bodyOf(0)]).toEqual([[5], expect.stringContaining('There are two now.')]);
});

test('an answered comment that is edited does not link to itself', async () => {
  await reviewed(at(5));
  scene.pull.threads[0]?.comments.push({ id: 'human', author: 'octocat', body: 'No.', minimized: undefined });
  await reviewed(at(5).map((one) => ({ ...one, message: 'There are two now.' })));
  expect(bodyOf(0)).toContain('There are two now.');
  expect(bodyOf(0)).not.toContain('Continues');
});

test('a run that ends between opening a thread and its words is no decision of a person', async () => {
  await reviewed(at(5));
  await reviewed([]);
  await reviewedUntil(
    ({ body }) =>
      body.includes('Finding') && body.includes('updatePullRequestReviewComment') && !body.includes('pending'),
    at(5),
  );
  expect([openLines(scene), bodyOf(0)]).toEqual([[5], expect.stringMatching(/^✅/)]);
  await reviewed([]);
  expect([openLines(scene), bodyOf(0)]).toEqual([[], expect.stringMatching(/^✅/)]);
});

test('a run that ends when it learns that it may not resolve is no decision of a person', async () => {
  await reviewed(at(5));
  await reviewedUntil(({ body }) => body.includes('minimizeComment'), [], { token: READER_TOKEN });
  expect(openLines(scene)).toEqual([5]);
  await reviewed([], { token: READER_TOKEN });
  expect([openLines(scene), bodyOf(0)]).toEqual([[], expect.stringMatching(/^✅/)]);
  expect(bodyOf(0).match(/What this comment said/g)).toHaveLength(1);
});

test('a run that ends between closing a thread and its words is carried on', async () => {
  await reviewed(at(5, 9));
  await reviewedUntil(({ body }) => body.includes('**Fixed**'), at(5));
  expect([openLines(scene), bodyOf(1)]).toEqual([[5], expect.not.stringMatching(/^✅/)]);
  await reviewed(at(5, 9));
  expect(openLines(scene)).toEqual([5, 9]);
  await reviewedUntil(({ body }) => body.includes('**Fixed**'), at(5));
  await reviewed(at(5));
  expect([openLines(scene), bodyOf(1)]).toEqual([[5], expect.stringMatching(/^✅/)]);
});

test('a person who resolves a thread that a run was about to close has decided', async () => {
  await reviewed(at(5));
  await reviewedUntil(({ body }) => body.includes('minimizeComment'), [], { token: READER_TOKEN });
  for (const thread of scene.pull.threads) thread.resolvedBy = 'octocat';
  expect((await reviewed(at(5))).shown).toEqual([]);
  expect(openLines(scene)).toEqual([]);
});

test('a summary that is no longer wanted goes', async () => {
  await reviewed(at(5), { summary: { text: 'One finding', gist: 'One finding', isNeeded: true } });
  expect(scene.pull.comments).toHaveLength(1);
  await reviewed(at(5), { summary: undefined });
  expect(scene.pull.comments).toEqual([]);
});

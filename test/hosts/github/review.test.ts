import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Finding } from '../../../src/findings/finding.ts';
import { finding } from '../../review/finding.ts';
import { at, fingerprint, linesOf, openLines, type ReviewOptions, reviewIn } from './reviewed.ts';
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

const reviewed = (findings: readonly Finding[], options?: ReviewOptions) => reviewIn(scene, findings, options);

const posts = (): Recorded[] =>
  scene.server.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/reviews'));

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
  expect(openLines(scene)).toEqual([5, 9, 13, 17, 21, 25]);
});

test('what GitHub does not show is known before a review is posted', async () => {
  const { rest, problems } = await reviewed(at(5, ...Array.from({ length: 60 }, (_, index) => index + 300)));
  expect([rest.length, problems]).toEqual([60, []]);
  expect(posts()).toHaveLength(1);
  expect(scene.pull.reviews[0]?.body).toContain('Opening; 60 without a comment.');
});

test('where the files cannot be listed, the search for what GitHub refuses ends', async () => {
  scene.server.faults.push(async ({ path }) =>
    path.includes('/files') ? { status: 404, body: { message: 'Not Found' } } : undefined,
  );
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
  const body = thread?.comments[0]?.body.replaceAll(fingerprint(5), fingerprint(9)) ?? '';
  scene.pull.threads.push({
    ...{
      id: 'PRRT_stolen',
      path: 'a.yaml',
      commit: scene.head,
      side: 'RIGHT',
      line: 9,
      startLine: undefined,
      resolvedBy: undefined,
    },
    comments: [{ id: 'stolen', author: 'octocat', body, minimized: undefined }],
  });
  expect(linesOf((await reviewed(at(5, 9))).posted)).toEqual([9]);
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
  expect((await reviewed([finding('a.yaml', 51, fingerprint(50))])).posted).toEqual([]);
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
  expect(openLines(scene)).toEqual([5, 9]);
  expect(posts()).toHaveLength(requests);
});

test('after an error of the server, a summary that was posted all the same is not posted again', async () => {
  let done = false;
  scene.server.faults.push(async ({ body }, proceed) => {
    if (done || !body.includes('addComment')) return undefined;
    done = true;
    await proceed();
    return { status: 502, body: { message: 'Server Error' } };
  });
  const summary = { text: 'One finding', gist: 'One finding', isNeeded: true };
  await reviewed(at(5), { summary });
  expect(scene.pull.comments).toHaveLength(1);
  expect((await reviewed(at(5), { summary })).problems).toEqual([]);
  expect(scene.pull.comments).toHaveLength(1);
});

test('of two summaries that runs at once have posted, one is left, which is true', async () => {
  const summary = (text: string) => ({ text, gist: text, isNeeded: true });
  await reviewed(at(5), { summary: summary('One finding') });
  const [first] = scene.pull.comments;
  if (first) scene.pull.comments.push({ ...first, id: 'IC_second' });
  scene.pull.comments.push({ id: 'IC_person', author: 'octocat', body: first?.body ?? '', minimized: undefined });
  await reviewed([], { summary: summary('No finding') });
  expect(scene.pull.comments.map(({ id }) => id)).toEqual([first?.id, 'IC_person']);
  expect(first?.body).toMatch(/^No finding/);
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

const states = (): string[] => scene.pull.reviews.map(({ state }) => state);

test('changes that a person has dismissed are requested again only for a finding that is new and fails the gate', async () => {
  const options = { requestChanges: true, fails: ({ severity }: Finding) => severity === 'error' };
  const advice = at(13).map((one) => ({ ...one, severity: 'warning' as const }));
  await reviewed(at(5), options);
  for (const review of scene.pull.reviews) Object.assign(review, { state: 'DISMISSED', dismissedBy: 'octocat' });
  await reviewed(at(5), options);
  scene.push({ 'a.yaml': lines().replace('key5: 4\n', 'key5: new\n') });
  await reviewed(at(5), options);
  await reviewed([...at(5), ...advice], options);
  expect(new Set(states())).toEqual(new Set(['DISMISSED', 'COMMENTED']));
  await reviewed([...at(5, 9), ...advice], options);
  expect(states().filter((state) => state === 'CHANGES_REQUESTED')).toHaveLength(1);
});

test('changes that the gate itself has dismissed are requested again', async () => {
  await reviewed(at(5), { requestChanges: true });
  await reviewed([], { requestChanges: true });
  await reviewed(at(5), { requestChanges: true });
  expect(states()).toEqual(['DISMISSED', 'CHANGES_REQUESTED']);
});

test('of two runs at once that request changes, one withdraws the request of the other', async () => {
  let isFirst = true;
  scene.server.faults.push(async ({ path }) => {
    if (!isFirst || !path.endsWith('/reviews')) return undefined;
    isFirst = false;
    await reviewed(at(5), { requestChanges: true });
    return undefined;
  });
  expect((await reviewed(at(5), { requestChanges: true })).problems).toEqual([]);
  expect(states()).toEqual(['DISMISSED', 'CHANGES_REQUESTED']);
  await reviewed([], { requestChanges: true });
  expect([states(), openLines(scene)]).toEqual([['DISMISSED', 'DISMISSED'], []]);
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

test('two jobs on one pull request leave each other alone', async () => {
  await reviewed(at(5, 9), { category: 'one' });
  await reviewed(at(9, 13), { category: 'two' });
  const before = scene.server.writes().length;
  await reviewed(at(5, 9), { category: 'one' });
  await reviewed(at(9, 13), { category: 'two' });
  expect([openLines(scene), scene.server.writes().length]).toEqual([[5, 9, 9, 13], before]);
  await reviewed([], { category: 'one' });
  expect(openLines(scene)).toEqual([9, 13]);
});

test('what is fixed and then back is said again in its own thread', async () => {
  await reviewed(at(5));
  await reviewed([]);
  expect(openLines(scene)).toEqual([]);
  expect(scene.pull.threads[0]?.comments[0]?.body).toMatch(/^✅ \*\*Fixed\*\*/);
  const { shown } = await reviewed(at(5));
  expect([linesOf(shown), openLines(scene), scene.pull.threads.length]).toEqual([[5], [5], 1]);
  expect(scene.pull.threads[0]?.comments[0]?.body).not.toContain('Fixed');
  await reviewed([], { token: READER_TOKEN });
  await reviewed(at(5), { token: READER_TOKEN });
  expect([openLines(scene), scene.pull.threads.length]).toEqual([[5], 1]);
});

test('a hidden thread that a person resolved as well is opened again when its finding is back', async () => {
  await reviewed(at(5));
  await reviewed([], { token: READER_TOKEN });
  for (const thread of scene.pull.threads) thread.resolvedBy = 'octocat';
  await reviewed(at(5));
  expect(openLines(scene)).toEqual([5]);
  const writes = scene.server.writes().length;
  expect(linesOf((await reviewed(at(5))).shown)).toEqual([5]);
  expect(scene.server.writes()).toHaveLength(writes);
});

test.each([TOKEN, READER_TOKEN])(
  'a thread that cannot be opened again says that a newer comment replaces it',
  async (token) => {
    await reviewed(at(5));
    await reviewed([], { token });
    for (const thread of scene.pull.threads) thread.resolvedBy = 'octocat';
    expect(linesOf((await reviewed(at(5), { token: READER_TOKEN })).posted)).toEqual([5]);
    expect(openLines(scene)).toEqual([5]);
    expect(scene.pull.threads[0]?.comments[0]?.body).toMatch(/^↪️ \*\*Replaced/);
    const writes = scene.server.writes().length;
    await reviewed(at(5), { token: READER_TOKEN });
    expect(scene.server.writes().length).toBe(writes);
  },
);

test.each([TOKEN, READER_TOKEN])(
  'what a run that was killed between two requests has not closed is closed by the next one',
  async (token) => {
    for (const survived of [1, 2, 3]) {
      scene.pull.threads.length = 0;
      scene.pull.reviews.length = 0;
      await reviewed(at(5, 9), { token });
      let edits = 0;
      const killed: Fault = async ({ body }) =>
        body.includes('"query":"mutation') && ++edits > survived
          ? { status: 500, body: { message: 'Killed' } }
          : undefined;
      scene.server.faults.push(killed);
      await reviewed([], { token });
      scene.server.faults.pop();
      await reviewed([], { token });
      expect([survived, openLines(scene)]).toEqual([survived, []]);
      await reviewed(at(5, 9), { token });
      expect([survived, openLines(scene)]).toEqual([survived, [5, 9]]);
    }
  },
);

test('a deleted comment does not come back, and a thread that a person opened again stays open', async () => {
  await reviewed(at(5, 9));
  scene.pull.threads.shift();
  const { posted, rest } = await reviewed(at(5, 9));
  expect([posted, linesOf(rest), openLines(scene)]).toEqual([[], [5], [9]]);
  await reviewed([]);
  const [thread] = scene.pull.threads;
  if (thread) thread.resolvedBy = undefined;
  await reviewed([]);
  expect(openLines(scene)).toEqual([9]);
});

test('the reply of another bot is no answer', async () => {
  await reviewed(at(5));
  scene.pull.threads[0]?.comments.push({ id: 'bot', author: 'labels-bot', body: 'Labeled.', minimized: undefined });
  await reviewed([]);
  expect(openLines(scene)).toEqual([]);
});

test('a merged or closed pull request gets nothing', async () => {
  for (const state of ['MERGED', 'CLOSED'] as const) {
    scene.pull.state = state;
    const { rest, problems } = await reviewed(at(5));
    expect([linesOf(rest), problems]).toEqual([[5], ['Skipped: the pull request is merged or closed.']]);
  }
  expect(scene.server.writes()).toEqual([]);
});

test('a comment whose words are no longer true is edited, with its suggestion', async () => {
  await reviewed(at(5));
  const other = at(5).map((one) => ({ ...one, message: 'There are two now.' }));
  await reviewed(other);
  expect(scene.pull.threads).toHaveLength(1);
  expect(scene.pull.threads[0]?.comments[0]?.body).toContain('There are two now.');
  const before = scene.server.writes().length;
  await reviewed(other, { link: () => 'https://example.com/another/commit' });
  expect(scene.server.writes()).toHaveLength(before);
});

test('two hundred findings are posted in twenty requests, and closed in twenty', async () => {
  const many = at(...Array.from({ length: LINES }, (_, index) => index + 1));
  await reviewed(many);
  const posted = scene.server.requests.length;
  expect([openLines(scene).length, posted <= 20]).toEqual([200, true]);
  await reviewed([]);
  expect([openLines(scene), scene.server.requests.length - posted <= 20]).toEqual([[], true]);
});

test('two hundred findings are hidden in twenty requests where the token may not resolve', async () => {
  await reviewed(at(...Array.from({ length: LINES }, (_, index) => index + 1)));
  const posted = scene.server.requests.length;
  await reviewed([], { token: READER_TOKEN });
  expect([openLines(scene), scene.server.requests.length - posted <= 20]).toEqual([[], true]);
});

test('more findings than one run may comment on are listed, and a second run on the same head posts no more', async () => {
  const many = at(5, 9, 13, 17);
  const first = await reviewed(many, { mostComments: 2 });
  expect([linesOf(first.posted), linesOf(first.rest)]).toEqual([
    [5, 9],
    [13, 17],
  ]);
  const before = scene.server.writes().length;
  await reviewed(many, { mostComments: 2 });
  expect(scene.server.writes()).toHaveLength(before);
  scene.push({ 'b.yaml': 'b: 1\n' });
  await reviewed(many, { mostComments: 2 });
  expect(openLines(scene)).toEqual([5, 9, 13, 17]);
});

import { afterEach, expect, test, vi } from 'vitest';
import type { AcceptedFinding, Finding } from '../../src/findings/finding.ts';
import type { Change } from '../../src/repository/change.ts';
import { NO_HUNKS } from '../../src/repository/patch.ts';
import type { Conversation, PostedReview, ReviewThread } from '../../src/review/conversation.ts';
import type { Edit, FailedEdit, Host, PlannedComment, Posted, Review, Sifted } from '../../src/review/host.ts';
import { digest, reviewMarkIn, writeCommentMark } from '../../src/review/marks.ts';
import { reviewInTime } from '../../src/review/review.ts';
import type { ReviewInput } from '../../src/review/review-input.ts';
import type { Summary } from '../../src/review/summary.ts';
import { summaryMarkIn } from '../../src/review/summary-mark.ts';
import { reviewNotes } from '../../src/review/words.ts';
import { finding } from './finding.ts';

afterEach(() => vi.useRealTimers());

const HEAD = 'a'.repeat(40);
const CHANGE: Change = {
  base: '',
  files: new Map([['a.yaml', { path: 'a.yaml', status: 'added', ...NO_HUNKS, hunks: [{ first: 1, last: 9 }] }]]),
};
const CATEGORY = digest('job');
const NEW: Conversation = {
  head: HEAD,
  readAt: 1_000,
  isOpen: true,
  isOwn: false,
  threads: [],
  reviews: [],
  summaries: [],
};

/** A host of another make, in memory. It takes no comment on line 2, and refuses the first comment of a review. */
class MergeRequests implements Host {
  readonly name = 'Forge';
  readonly changeName = 'merge request';
  readonly form = { bodyLimit: 5_000, suggestion: () => '', withoutButton: (body: string) => body };
  readonly done: string[] = [];
  readonly bodies: string[] = [];
  readonly reviews: Review[] = [];
  conversation = NEW;

  async readConversation(): Promise<Conversation> {
    return this.conversation;
  }

  async sift(comments: readonly PlannedComment[]): Promise<Sifted> {
    const [taken, refused] = [false, true].map((wanted) =>
      comments.filter(({ lines }) => (lines.first === 2) === wanted),
    );
    return { taken: taken ?? [], refused: refused ?? [] };
  }

  async post(review: Review): Promise<Posted> {
    this.reviews.push(review);
    this.done.push(`post ${review.body}${review.requestsChanges ? ' and request changes' : ''}`);
    const { comments, ...rest } = review;
    const posted = { ...rest, id: `new-${this.reviews.length}`, dismissedBy: undefined };
    return { review: posted, posted: comments.slice(1), refused: comments.slice(0, 1), unsent: [], problem: undefined };
  }

  async edit(edits: readonly Edit[]): Promise<readonly FailedEdit[]> {
    const failed: FailedEdit[] = [];
    for (const edit of edits) {
      const id = idOf(edit);
      if (id.startsWith('locked') || (id === 'sealed' && edit.kind === 'reopen'))
        failed.push({ edit, reason: 'This thread is locked' });
      else this.done.push(`${edit.kind} ${id}${edit.kind === 'close' ? `, ${edit.reason}` : ''}`);
      if (edit.kind !== 'delete') this.bodies.push(edit.body);
    }
    return failed;
  }
}

function idOf(edit: Edit): string {
  if (edit.kind === 'summary' || edit.kind === 'delete') return edit.summary?.id ?? 'new';
  return 'thread' in edit ? edit.thread.id : edit.review.id;
}

const keyOf = (line: number): string => `f${line}`.padStart(16, '0');
const at = (line: number): Finding => finding('a.yaml', line, keyOf(line));

function thread(id: string, line: number, more: Partial<ReviewThread> = {}): ReviewThread {
  const places = [keyOf(line)];
  const mark = { category: CATEGORY, key: keyOf(line), state: '0'.repeat(8), pending: false, kept: false, places };
  return {
    ...{ id, commentId: `c-${id}`, url: '', body: `Said.\n\n${writeCommentMark(mark)}`, mark, path: 'a.yaml' },
    ...{ side: 'head', lines: { first: line, last: line }, closedBy: undefined, isResolved: false, isHidden: false },
    ...{ answered: false, ...more },
  };
}

function postedReview(id: string, state: string, more: Partial<PostedReview> = {}): PostedReview {
  const mark = { category: CATEGORY, state, head: digest('b'.repeat(40)), posted: [], listed: [], asked: [] };
  return { id, commit: 'b'.repeat(40), body: 'Said.', mark, requestsChanges: false, dismissedBy: undefined, ...more };
}

function reviewed(
  host: Host,
  findings: readonly Finding[],
  requestChanges = false,
  summary?: Summary,
  isComplete = true,
  more: Partial<ReviewInput> = {},
) {
  return reviewInTime(host, {
    findings,
    accepted: [],
    headSince: undefined,
    change: CHANGE,
    head: { text: () => undefined, snippets: { line: () => undefined } },
    prefix: '',
    link: () => 'https://example.com',
    commit: HEAD,
    category: 'job',
    mostComments: 20,
    passed: findings.length === 0,
    fails: () => true,
    isComplete,
    requestChanges,
    summary,
    opening: (uncommented) => {
      const text = `${uncommented.length} without a comment`;
      return { text, gist: text };
    },
    ...more,
  });
}

/** A finding on a line that people have accepted. */
function consent(line: number): AcceptedFinding {
  const acceptance = { names: ['production/web'], digest: '1a2b3c4d1a2b3c4d1a2b3c4d1a2b3c4d' };
  return {
    ...at(line),
    acceptance,
    accepted: [{ names: ['production/web'], by: '@alice', on: '2026-11-29', url: null }],
  };
}

const accepting = (host: Host, ...lines: number[]) =>
  reviewed(host, [], false, undefined, true, { accepted: lines.map(consent) });

test('threads whose finding is accepted say so, and are closed unless a person wants them open', async () => {
  const host = new MergeRequests();
  const closed = writeCommentMark({ ...thread('x', 6).mark, state: 'accepted' });
  const threads = [
    thread('open', 3),
    thread('replied', 4, { answered: true }),
    thread('gone', 5),
    thread('opened', 6, { mark: { ...thread('x', 6).mark, state: 'accepted' }, body: `Said.\n\n${closed}` }),
    thread('settled', 7, { closedBy: 'person' }),
  ];
  host.conversation = { ...NEW, threads, reviews: [postedReview('R', '00000000')] };
  await accepting(host, 3, 4, 6, 7);
  expect(host.done).toEqual(['close open, accepted', 'close replied, accepted', 'close gone, fixed', 'review R']);
  expect(host.bodies[0]).toMatch(
    /^☑️ \*\*Accepted\*\*: `production\/web` by `@alice` on 2026-11-29\.[\s\S]* accepted: /,
  );
});

test('what is accepted before anything was reported is remembered by a review, once', async () => {
  const host = new MergeRequests();
  host.conversation = NEW;
  await accepting(host, 3);
  expect(host.done).toEqual(['post 0 without a comment']);
  expect(host.reviews[0]?.mark.asked).toEqual([{ since: NEW.readAt, sets: ['1a2b3c4d1a2b3c4d1a2b3c4d1a2b3c4d'] }]);
  const mark = { ...postedReview('R', digest('0 without a comment')).mark, asked: host.reviews[0]?.mark.asked ?? [] };
  host.conversation = { ...NEW, readAt: 2_000, reviews: [{ ...postedReview('R', ''), mark }] };
  await accepting(host, 3);
  expect(host.done).toHaveLength(1);
  await accepting(host);
  expect(host.done).toEqual(['post 0 without a comment', 'review R']);
  expect(host.bodies.at(-1)).toContain('asked: 1000=1a2b3c4d1a2b3c4d1a2b3c4d1a2b3c4d 2000= -->');
});

test('what was proposed with the change is about its head from the beginning', async () => {
  const host = new MergeRequests();
  host.conversation = NEW;
  await reviewed(host, [], false, undefined, true, { accepted: [consent(3)], headSince: 900 });
  expect(host.reviews[0]?.mark.asked).toEqual([{ since: 900, sets: ['1a2b3c4d1a2b3c4d1a2b3c4d1a2b3c4d'] }]);
});

test('new findings are posted, refused ones are left over, and what is settled is taken back', async () => {
  const host = new MergeRequests();
  const threads = [
    thread('gone', 9),
    thread('talk', 8, { answered: true }),
    thread('old', 4, { lines: undefined }),
    thread('open', 5),
    thread('lost', 1, { lines: undefined }),
  ];
  host.conversation = { ...NEW, threads };
  const result = await reviewed(host, [at(1), at(2), at(3), at(4), at(5), at(20)], true);
  expect(host.done).toEqual([
    'post 2 without a comment and request changes',
    'comment open',
    'comment lost',
    'close gone, fixed',
    'comment talk',
    'close old, moved',
    'review new-1',
  ]);
  expect(host.bodies[2]).toMatch(/^✅ \*\*Fixed\*\* in aaaaaaa\.[\s\S]*Said\.[\s\S]* fixed: /);
  expect(host.reviews[0]?.mark).toMatchObject({ state: digest('2 without a comment'), listed: [keyOf(2), keyOf(20)] });
  expect(result).toMatchObject({ posted: [at(3), at(4)], shown: [at(5)], rest: [at(1), at(2), at(20)], problems: [] });
  expect(reviewNotes(result)).toEqual(['Review: 2 comments posted, 1 earlier comment still open.']);
});

test('a run that did not check everything does not say of anything that it is fixed', async () => {
  const host = new MergeRequests();
  host.conversation = { ...NEW, threads: [thread('unseen', 9), thread('old', 4, { lines: undefined })] };
  await reviewed(host, [at(3), at(4)], false, undefined, false);
  expect(host.done).toEqual(['post 0 without a comment', 'close old, moved', 'review new-1']);
  await reviewed(host, []);
  expect(host.done.slice(3)).toContain('close unseen, fixed');
});

test('what comes back is opened again, or posted anew where that is refused', async () => {
  const host = new MergeRequests();
  host.conversation = {
    ...NEW,
    threads: [thread('back', 3, { closedBy: 'gate' }), thread('sealed', 4, { closedBy: 'gate' })],
  };
  const result = await reviewed(host, [at(3), at(4), at(5)]);
  // The thread that stays closed says at once where its finding is now, so that the next run has nothing to do.
  expect(host.done).toEqual(['reopen back', 'post 0 without a comment', 'close sealed, moved', 'review new-1']);
  expect(host.reviews[0]?.comments.map(({ lines }) => lines.first)).toEqual([5, 4]);
  expect(result).toMatchObject({ shown: [at(3)], problems: [] });
});

test('a thread that a person opened again is kept open for good', async () => {
  const host = new MergeRequests();
  const fixed = thread('again', 3);
  const reopened = { ...fixed, mark: { ...fixed.mark, state: 'fixed' } };
  host.conversation = { ...NEW, threads: [reopened] };
  await reviewed(host, []);
  expect(host.done).toEqual([]);
  await reviewed(host, [at(3)]);
  expect(host.done).toEqual(['comment again']);
  expect(host.bodies[0]).toMatch(/[0-9a-f]{8} kept: /);
  host.conversation = { ...NEW, threads: [{ ...fixed, mark: { ...fixed.mark, kept: true } }] };
  await reviewed(host, []);
  expect(host.done).toEqual(['comment again', 'comment again']);
});

test('the newest review says what is true, and those before it that they are out of date', async () => {
  const host = new MergeRequests();
  const reviews = [postedReview('r1', '1'.repeat(8)), postedReview('r2', 'old'), postedReview('r3', '3'.repeat(8))];
  host.conversation = { ...NEW, reviews };
  await reviewed(host, []);
  expect(host.done).toEqual(['review r1', 'review r3']);
  expect(host.bodies.map((body) => reviewMarkIn(body)?.state)).toEqual(['old', digest('0 without a comment')]);
  host.conversation = { ...NEW, reviews: [postedReview('r3', digest('0 without a comment'))] };
  await reviewed(host, []);
  expect(host.done).toHaveLength(2);
  await reviewed(host, [at(3), at(4)]);
  expect(host.done.slice(2)).toEqual(['post 0 without a comment', 'review r3', 'review new-1']);
  expect(host.bodies.at(-1)).toMatch(/^1 without a comment/);
});

test('what no line can show is listed in a review once; a notice alone is not worth one', async () => {
  const host = new MergeRequests();
  const elsewhere = finding('b.yaml', 1, keyOf(1));
  await reviewed(host, [{ ...elsewhere, severity: 'notice' }]);
  expect(host.done).toEqual([]);
  await reviewed(host, [elsewhere]);
  expect(host.done).toEqual(['post 1 without a comment']);
  const mark = { ...postedReview('r1', digest('1 without a comment')).mark, head: digest(HEAD), listed: [keyOf(1)] };
  host.conversation = { ...NEW, reviews: [postedReview('r1', '', { mark })] };
  await reviewed(host, [elsewhere]);
  expect(host.done).toHaveLength(1);
});

test('one summary is posted where there is something to say, and kept true until it says that all is well', async () => {
  const host = new MergeRequests();
  const summary = (text: string, isNeeded: boolean): Summary => ({ text: `${text} at 1`, gist: text, isNeeded });
  await reviewed(host, [], false, summary('All is well', false));
  expect(host.done).toEqual([]);
  await reviewed(host, [], false, summary('One finding', true));
  expect(host.done).toEqual(['summary new']);
  expect(host.bodies[0]).toMatch(/^One finding at 1\n\n<!-- gitops-gate summary /);
  const mark = summaryMarkIn(host.bodies[0] ?? '');
  host.conversation = { ...NEW, summaries: mark ? [{ id: 's1', mark }] : [] };
  await reviewed(host, [], false, { ...summary('One finding', true), text: 'One finding at 2' });
  expect(host.done).toHaveLength(1);
  await reviewed(host, [], false, summary('All is well', false));
  expect(host.done).toEqual(['summary new', 'summary s1']);
  host.conversation = { ...NEW, summaries: mark ? [{ id: 'locked', mark }] : [] };
  expect((await reviewed(host, [], false, summary('Two findings', true))).problems).toEqual([
    'The summary could not be posted: This thread is locked.',
  ]);
});

test('a request for changes goes when all is fixed, and stays the only one until then', async () => {
  const host = new MergeRequests();
  const mark = { ...postedReview('r1', digest('1 without a comment')).mark, head: digest(HEAD), listed: [keyOf(1)] };
  host.conversation = { ...NEW, reviews: [postedReview('r1', '', { mark, requestsChanges: true })] };
  await reviewed(host, [finding('b.yaml', 1, keyOf(1))], true);
  expect(host.done).toEqual([]);
  await reviewed(host, [], true);
  expect(host.done).toEqual(['review r1', 'dismiss r1']);
});

test('what a host refuses is a sentence, and the findings are left over', async () => {
  const host = new MergeRequests();
  const reviews = [postedReview('locked-review', 'old', { requestsChanges: true })];
  host.conversation = { ...NEW, threads: [thread('locked', 1), thread('gone', 2)], reviews };
  expect((await reviewed(host, [])).problems).toEqual([
    '1 earlier comment could not be updated: This thread is locked.',
    'The request for changes could not be dismissed: This thread is locked. A maintainer must dismiss it.',
  ]);
  expect(host.done).toEqual(['close gone, fixed']);
  host.readConversation = () => Promise.reject(new Error('Away'));
  expect((await reviewed(host, [])).problems).toEqual(['The comments on this merge request cannot be read: Away.']);
});

test.each([
  ['has newer commits, whose run will post the review', { head: 'b'.repeat(40) }],
  ['is merged or closed', { isOpen: false }],
])('nothing is posted where the change %s', async (why, state) => {
  const host = new MergeRequests();
  host.conversation = { ...NEW, threads: [thread('gone', 2)], ...state };
  const result = await reviewed(host, [at(1)]);
  expect(host.done).toEqual([]);
  expect(result).toMatchObject({ rest: [at(1)], problems: [`Skipped: the merge request ${why}.`] });
});

test('the verdict does not wait for a host that does not answer', async () => {
  vi.useFakeTimers();
  const host = new MergeRequests();
  host.readConversation = () => new Promise(() => {});
  const result = reviewed(host, [at(1)]);
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(await result).toMatchObject({ posted: [], problems: ['Forge took too long to answer.'] });
  expect((await result).rest).toHaveLength(1);
});

import { expect, test } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { MaskedLine } from '../../src/masking/masked-line.ts';
import type { Change } from '../../src/repository/change.ts';
import { NO_HUNKS } from '../../src/repository/patch.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import type { ReviewThread } from '../../src/review/conversation.ts';
import type { CommentForm } from '../../src/review/host.ts';
import { type CommentMark, commentMarkIn, digest, marksOf, writeCommentMark } from '../../src/review/marks.ts';
import { Memory } from '../../src/review/memory.ts';
import { type PlanInput, planReview } from '../../src/review/plan.ts';
import type { HeadTexts } from '../../src/review/suggestion.ts';
import { edit, finding } from './finding.ts';

const A_FILE = {
  path: 'a.yaml',
  status: 'modified',
  ...NO_HUNKS,
  hunks: [{ first: 1, last: 10 }],
  added: [{ first: 4, last: 4 }],
} as const;
const change: Change = { base: '', files: new Map([['a.yaml', A_FILE]]) };

const form: CommentForm = {
  bodyLimit: 5_000,
  suggestion: ({ text }) => `put:\n${text}`,
  withoutButton: (body) => body.replace('put:', 'was:'),
};
const CATEGORY = '0'.repeat(8);
const COMMIT = 'c'.repeat(40);

/** The mark of a comment that says what it would say today. */
function markOf(fingerprint: string, more: Partial<CommentMark> = {}): CommentMark {
  const [comment] = plan([finding('a.yaml', 4, fingerprint)], []).comments;
  const standard = {
    category: CATEGORY,
    key: fingerprint,
    state: comment?.mark.state ?? '',
    pending: false,
    kept: false,
  };
  return { ...standard, places: [fingerprint], ...more };
}

/** A thread on the fourth line. */
function thread(fingerprint: string, state: Partial<ReviewThread> = {}): ReviewThread {
  const mark = markOf(fingerprint);
  return {
    ...{ id: `T-${fingerprint}`, commentId: `C-${fingerprint}`, url: 'https://example.com/thread' },
    ...{ path: 'clusters/a.yaml', side: 'head', lines: { first: 4, last: 4 }, closedBy: undefined, isResolved: false },
    ...{ isHidden: false, answered: false },
    ...{ mark, body: `What it says.\n\n${writeCommentMark(mark)}`, ...state },
  };
}

const NO_TEXTS: HeadTexts = { text: () => undefined, snippets: { line: () => undefined } };
const NEW = new Memory({ threads: [], reviews: [] }, COMMIT);

function plan(findings: readonly Finding[], threads: readonly ReviewThread[], more: Partial<PlanInput> = {}) {
  const planned = planReview({
    ...{ findings, accepted: [], threads, change, head: NO_TEXTS, form, prefix: 'clusters', category: CATEGORY },
    ...{ memory: NEW, mostComments: 150, link: () => 'https://example.com', ...more },
  });
  const keys = (found: readonly Finding[]): string[] => found.map(({ fingerprint }) => fingerprint);
  return {
    post: keys(planned.comments.map((comment) => comment.finding)),
    shown: keys(planned.shown),
    rest: keys(planned.rest),
    settled: keys(planned.settled),
    fixed: planned.fixed.map(({ id }) => id),
    doubled: planned.doubled.map(({ id }) => id),
    kept: planned.kept.map(({ thread: { id } }) => id),
    edited: planned.edited.map(({ thread: { id } }) => id),
    reopened: planned.reopened.map(({ thread: { id } }) => id),
    comments: planned.comments,
  };
}

const A = 'a'.repeat(16);
const nothing = {
  ...{ post: [], shown: [], rest: [], settled: [], fixed: [], doubled: [], kept: [], edited: [], reopened: [] },
};

test('a comment is known by the mark at its end, whatever it quotes', () => {
  const [own, quoted] = [markOf(A), markOf('b'.repeat(16))].map(writeCommentMark);
  const body = `a line of the repository: ${quoted}\n\n${own}`;
  expect(commentMarkIn(body)?.places).toEqual([A]);
  expect(commentMarkIn(`${body}\n`)).toEqual(markOf(A));
  expect(commentMarkIn(`${own} quoted`)).toBeUndefined();
});

test('a finding in a hunk gets a comment with its mark, one outside is left to the annotations', () => {
  const planned = plan([finding('a.yaml', 4, A), finding('a.yaml', 11, 'b'), finding('z.yaml', 1, 'c')], []);
  expect(planned).toMatchObject({ ...nothing, post: [A], rest: ['b', 'c'] });
  expect(planned.comments[0]).toMatchObject({ path: 'clusters/a.yaml', lines: { first: 4, last: 4 } });
  expect(planned.comments[0]?.body.endsWith(writeCommentMark(markOf(A)))).toBe(true);
});

test('a fix that fits its lines is put as the host does', () => {
  const file = new TextFile('a.yaml', 'a: 1\nb: 2\nc: 3\nd: 4\ne: 5\n');
  const head = { text: () => file, snippets: { line: (_: string, at: number) => new MaskedLine(file.line(at), []) } };
  const fix = { title: 'Say four', edits: [edit('a.yaml', [4, 4], [4, 5], 'four')] };
  const [comment] = plan([finding('a.yaml', 4, A, { fix })], [], { head }).comments;
  expect(comment?.lines).toEqual({ first: 4, last: 4 });
  expect(comment?.body).toContain('\n\nput:\nd: four\n\n');
  expect(comment?.body).not.toContain('Say four');
});

test('a range is cut at the end of its hunk, and one that ends with a line break does not reach the next line', () => {
  const range = (start: number, end: number, column: number) =>
    finding('a.yaml', start, A, {
      location: { path: 'a.yaml', start: { line: start, column: 1 }, end: { line: end, column } },
    });
  expect(plan([range(8, 14, 3)], []).comments[0]?.lines).toEqual({ first: 8, last: 10 });
  expect(plan([range(8, 9, 1)], []).comments[0]?.lines).toEqual({ first: 8, last: 8 });
});

const GONE = { lines: undefined };
const BY_GATE = { closedBy: 'gate' } as const;
const BY_PERSON = { closedBy: 'person' } as const;
const ELSEWHERE = { lines: { first: 9, last: 9 } };

test.each<[string, Partial<ReviewThread>, object]>([
  ['open', {}, { shown: [A] }],
  ['open and answered', { answered: true }, { shown: [A] }],
  ['on lines that changed', GONE, { post: [A], kept: [`T-${A}`] }],
  ['on lines that changed, and answered', { ...GONE, answered: true }, { post: [A], kept: [`T-${A}`] }],
  ['on other lines', ELSEWHERE, { post: [A], kept: [`T-${A}`] }],
  ['closed by a person', BY_PERSON, { settled: [A] }],
  ['closed by a person, on lines that changed', { ...BY_PERSON, ...GONE }, { post: [A] }],
  ['closed by the gate', BY_GATE, { reopened: [`T-${A}`] }],
  ['closed by the gate, on lines that changed', { ...BY_GATE, ...GONE }, { post: [A] }],
  ['closed by the gate, on other lines', { ...BY_GATE, ...ELSEWHERE }, { post: [A] }],
  ['open with other words', { mark: markOf(A, { state: '1'.repeat(8) }) }, { edited: [`T-${A}`] }],
  ['said to be fixed, and open again', { mark: markOf(A, { state: 'fixed' }) }, { edited: [`T-${A}`] }],
  ['of another folder', { path: 'apps/a.yaml' }, { post: [A] }],
])('a finding whose thread is %s', (_, state, expected) => {
  expect(plan([finding('a.yaml', 4, A)], [thread(A, state)])).toMatchObject({ ...nothing, ...expected });
});

test.each<[string, Partial<ReviewThread>, object]>([
  ['open', {}, { fixed: [`T-${A}`] }],
  ['on lines that changed', GONE, { fixed: [`T-${A}`] }],
  ['closed by a person', BY_PERSON, {}],
  ['closed by the gate', BY_GATE, {}],
  ['said to be fixed, and open again', { mark: markOf(A, { state: 'fixed' }) }, {}],
  ['of another folder', { path: 'apps/a.yaml' }, {}],
])('a thread that is %s and whose finding is gone', (_, state, expected) => {
  expect(plan([], [thread(A, state)])).toMatchObject({ ...nothing, ...expected });
});

test('a thread on lines that changed stays when the finding has no line to move to', () => {
  expect(plan([finding('a.yaml', 30, A)], [thread(A, GONE)])).toMatchObject({
    ...nothing,
    rest: [A],
    kept: [`T-${A}`],
  });
});

test('a comment that goes on for an answered thread links to it', () => {
  const link = '[Continues the earlier conversation](<https://example.com/thread>)';
  const at = [finding('a.yaml', 4, A)];
  expect(plan(at, [thread(A, { ...GONE, answered: true })]).comments[0]?.body).toContain(link);
  expect(plan(at, [thread(A, GONE)]).comments[0]?.body).not.toContain(link);
});

test('a suggestion belongs on exactly its lines, other words on any of them', () => {
  const file = new TextFile('a.yaml', 'a: 1\nb: 2\nc: 3\nd: 4\ne: 5\n');
  const head = { text: () => file, snippets: { line: (_: string, at: number) => new MaskedLine(file.line(at), []) } };
  const fix = { title: 'Say four', edits: [edit('a.yaml', [4, 4], [4, 5], 'four')] };
  const [wide] = [thread(A, { lines: { first: 3, last: 5 } })];
  expect(plan([finding('a.yaml', 4, A)], [wide])).toMatchObject({ ...nothing, shown: [A] });
  expect(plan([finding('a.yaml', 4, A, { fix })], [wide], { head })).toMatchObject({ post: [A], kept: [`T-${A}`] });
});

test('equal fingerprints need a thread each, and doubles are taken back', () => {
  const twice = [finding('a.yaml', 4, A), finding('a.yaml', 6, A)];
  expect(plan(twice, [thread(A)])).toMatchObject({ ...nothing, post: [A], shown: [A] });
  expect(plan(twice.slice(0, 1), [thread(A), thread(A, { id: 'double' })])).toMatchObject({
    ...nothing,
    shown: [A],
    doubled: ['double'],
  });
  expect(plan(twice.slice(0, 1), [thread(A, { ...GONE, id: 'old' }), thread(A)])).toMatchObject({
    ...nothing,
    shown: [A],
    doubled: ['old'],
  });
});

test('a comment that a person deleted, and one that a review on this commit only lists, are not posted', () => {
  const review = (posted: string[], listed: string[], commit = COMMIT) => ({
    ...{ id: 'R', commit, body: '', requestsChanges: false, dismissedBy: undefined },
    mark: { category: CATEGORY, state: 'old', head: digest(commit), posted: posted.map(toPosted), listed, asked: [] },
  });
  const toPosted = (key: string) => ({ key, places: [key] });
  const remember = (...reviews: ReturnType<typeof review>[]) => ({
    memory: new Memory({ threads: [], reviews }, COMMIT),
  });
  const at = [finding('a.yaml', 4, A)];
  expect(plan(at, [], remember(review([A], [])))).toMatchObject({ ...nothing, settled: [A] });
  expect(plan(at, [], remember(review([], [A])))).toMatchObject({ ...nothing, rest: [A] });
  expect(plan(at, [], remember(review([], [A], 'd'.repeat(40))))).toMatchObject({ ...nothing, post: [A] });
});

test('a deleted comment does not come back where an older thread is open, which stays true', () => {
  const mark = {
    category: CATEGORY,
    state: 'old',
    head: digest(COMMIT),
    posted: [0, 1].map(() => ({ key: A, places: [A] })),
  };
  const review = { id: 'R', commit: COMMIT, body: '', requestsChanges: false, dismissedBy: undefined };
  const reviews = [{ ...review, mark: { ...mark, listed: [], asked: [] } }];
  const remember = (...threads: ReviewThread[]) => ({ memory: new Memory({ threads, reviews }, COMMIT) });
  const [old, live] = [thread(A, GONE), thread(A)];
  const at = [finding('a.yaml', 4, A)];
  expect(plan(at, [old], remember(old))).toMatchObject({ ...nothing, settled: [A], kept: [old.id] });
  expect(plan(at, [live], remember(live))).toMatchObject({ ...nothing, shown: [A] });
});

test('a thread that was replaced and goes on is not preferred to the one in its place, or to what a person decided', () => {
  const replaced = thread(A, { id: 'old', answered: true, mark: markOf(A, { state: 'moved' }) });
  const at = [finding('a.yaml', 4, A)];
  expect(plan(at, [replaced, thread(A)])).toMatchObject({ ...nothing, shown: [A] });
  expect(plan(at, [replaced, thread(A, BY_PERSON)])).toMatchObject({ ...nothing, settled: [A] });
  expect(plan(at, [replaced])).toMatchObject({ ...nothing, edited: ['old'] });
});

test('an open thread does not go on saying that a finding is fixed that another one is about', () => {
  const fixed = thread(A, { id: 'old', answered: true, mark: markOf(A, { state: 'fixed' }) });
  expect(plan([finding('a.yaml', 4, A)], [fixed, thread(A)])).toMatchObject({
    ...nothing,
    shown: [A],
    doubled: ['old'],
  });
});

test.each<[string, Partial<ReviewThread>, object]>([
  ['open', {}, { edited: [`T-${A}`] }],
  ['closed', BY_GATE, { reopened: [`T-${A}`] }],
  ['closed by a person', BY_PERSON, { settled: [A] }],
])('a thread that a run was about to open or close, and that is %s, is finished', (_, state, expected) => {
  const pending = thread(A, { ...state, mark: markOf(A, { pending: true }) });
  expect(plan([finding('a.yaml', 4, A)], [pending])).toMatchObject({ ...nothing, ...expected });
  const isDecided = state.closedBy === 'person';
  expect(plan([], [pending])).toMatchObject({ ...nothing, fixed: isDecided ? [] : [`T-${A}`] });
});

test('a thread that a run was about to close is finished in the run that comments on its finding anew', () => {
  const pending = thread(A, { ...BY_GATE, ...GONE, mark: markOf(A, { pending: true }) });
  expect(plan([finding('a.yaml', 4, A)], [pending])).toMatchObject({ ...nothing, post: [A], doubled: [pending.id] });
});

test('a message of any length makes a body that the host takes', () => {
  const [comment] = plan([finding('a.yaml', 4, A, { message: '*'.repeat(200_000) })], []).comments;
  expect(comment?.body.length).toBeLessThanOrEqual(form.bodyLimit);
  expect(commentMarkIn(comment?.body ?? '')?.places).toEqual([A]);
});

test('a flood is cut to the gravest, and the rest is left to the annotations', () => {
  const many = Array.from({ length: 200 }, (_, at) =>
    finding('a.yaml', 4, `f${at}`, { severity: at < 100 ? 'warning' : 'error' }),
  );
  const { post, rest } = plan(many, []);
  expect([post.length, rest.length]).toEqual([150, 50]);
  expect(rest).toEqual(many.slice(50, 100).map(({ fingerprint }) => fingerprint));
  expect(post[0]).toBe('f0');
});

test('a cause whose first place is not on the change gets its comment at the first that is, in the words and with the fix of that place', () => {
  const file = new TextFile('a.yaml', 'a: 1\nb: 2\nc: 3\nd: 4\ne: 5\n');
  const head = { text: () => file, snippets: { line: (_: string, at: number) => new MaskedLine(file.line(at), []) } };
  const fix = { title: 'Say four', edits: [edit('a.yaml', [4, 4], [4, 5], 'four')] };
  const elsewhere = finding('z.yaml', 1, 'e'.repeat(16), { fix: { title: 'Say z', edits: [] } });
  const here = finding('a.yaml', 4, 'b'.repeat(16), { fix, severity: 'warning', message: 'What is said here.' });
  const planned = plan([{ ...elsewhere, fingerprint: A, places: [elsewhere, here] }], [], { head });
  expect(planned).toMatchObject({ ...nothing, post: [A] });
  const [comment] = planned.comments;
  expect(comment).toMatchObject({ path: 'clusters/a.yaml', lines: { first: 4, last: 4 } });
  expect(comment?.body).toContain('What is said here.');
  expect(comment?.body).toContain('put:\nd: four');
  expect(comment?.body).not.toContain(elsewhere.message);
  expect(commentMarkIn(comment?.body ?? '')?.places).toEqual(['e'.repeat(16), 'b'.repeat(16)]);
});

/** A finding in another file, brought about by a line of one side of the diff. */
function blamed(side: 'base' | 'head', line: number, path = 'a.yaml', more: Partial<Finding> = {}): Finding {
  const range = { path, start: { line, column: 1 }, end: { line, column: 2 } };
  const location = side === 'base' ? { side, ...range } : range;
  const asking = { deed: 'removes X `x`', name: '`x`', asker: undefined, harm: 'cannot start' };
  return finding('z.yaml', 7, A, {
    blame: { location, message: 'This change removes X `x`.', fix: null, asking },
    ...more,
  });
}

const TWO_SIDES: Change = {
  base: '',
  files: new Map([
    ['a.yaml', { ...A_FILE, baseHunks: [{ first: 20, last: 30 }], deleted: [{ first: 22, last: 22 }] }],
    ['gone.yaml', { path: 'gone.yaml', status: 'removed', ...NO_HUNKS, baseHunks: [{ first: 1, last: 5 }] }],
    [
      'new.yaml',
      { ...A_FILE, path: 'new.yaml', status: 'renamed', previousPath: 'old.yaml', baseHunks: [{ first: 1, last: 5 }] },
    ],
  ]),
};

test.each<[string, Finding, object]>([
  ['added', blamed('head', 4), { path: 'clusters/a.yaml', side: 'head', lines: { first: 4, last: 4 } }],
  ['deleted', blamed('base', 22), { path: 'clusters/a.yaml', side: 'base', lines: { first: 22, last: 22 } }],
  ['of a deleted file', blamed('base', 3, 'gone.yaml'), { path: 'clusters/gone.yaml', side: 'base' }],
  ['of a renamed file', blamed('base', 3, 'old.yaml'), { path: 'clusters/new.yaml', side: 'base' }],
])('a comment is on the line that is to blame: %s', (_, one, expected) => {
  const planned = plan([one], [], { change: TWO_SIDES });
  expect(planned).toMatchObject({ ...nothing, post: [A] });
  expect(planned.comments[0]).toMatchObject(expected);
  expect(planned.comments[0]?.body).toContain('**Places:** [`z.yaml:7:1`]');
});

test('where no hunk shows the line that is to blame, a place on the change gets the comment, or the review lists it', () => {
  const { blame: _, ...here } = finding('a.yaml', 4, 'b'.repeat(16));
  const off = blamed('base', 4);
  expect(plan([off], [], { change: TWO_SIDES })).toMatchObject({ ...nothing, rest: [A] });
  const spread = { ...off, places: [off, here] };
  const [comment] = plan([spread], [], { change: TWO_SIDES }).comments;
  expect(comment).toMatchObject({ path: 'clusters/a.yaml', side: 'head', lines: { first: 4, last: 4 } });
  expect(comment?.body).toContain('- [`a.yaml:4:1`](<https://example.com>) (deleted): This change deletes this line.');
});

test('the line that is to blame is offered to be put back', () => {
  const file = new TextFile('a.yaml', 'a: 1\nb: 2\nc: 3\nd: 4\ne: 5\n');
  const head = { text: () => file, snippets: { line: (_: string, at: number) => new MaskedLine(file.line(at), []) } };
  const fix = { title: 'Replace with `x`', edits: [edit('a.yaml', [4, 4], [4, 5], 'x')] };
  const own = { title: 'Replace with `y`', edits: [edit('z.yaml', [7, 1], [7, 2], 'y')] };
  const { blame } = blamed('head', 4);
  const one = blamed('head', 4, 'a.yaml', { fix: own, blame: blame && { ...blame, fix } });
  const [comment] = plan([one], [], { head }).comments;
  expect(comment?.body).toContain('put:\nd: x');
  expect(comment?.body).not.toContain('Replace with');
});

const SAME_LINES: Change = {
  base: '',
  files: new Map([['a.yaml', { ...A_FILE, baseHunks: [{ first: 1, last: 9 }] }]]),
};

test('a thread on one side of the diff says nothing on the same lines of the other', () => {
  const state = plan([blamed('base', 4)], [], { change: SAME_LINES }).comments[0]?.mark.state ?? '';
  const left = thread(A, { side: 'base', mark: markOf(A, { state }) });
  expect(plan([blamed('base', 4)], [left], { change: SAME_LINES })).toMatchObject({ ...nothing, shown: [A] });
  expect(plan([blamed('base', 4)], [{ ...left, side: 'head' }], { change: SAME_LINES })).toMatchObject({
    ...{ ...nothing, post: [A] },
    kept: [left.id],
  });
  expect(plan([], [left], { change: SAME_LINES })).toMatchObject({ ...nothing, fixed: [left.id] });
});

test('a new place is noticed even among more places than a mark holds', () => {
  const alone = finding('a.yaml', 4, A);
  const many = Array.from({ length: 600 }, (_, i) => ({ ...alone, fingerprint: `${i}`.padStart(16, '0') }));
  const before = { ...alone, fingerprint: '1'.repeat(16), places: many };
  const after = { ...alone, fingerprint: '2'.repeat(16), places: [...many, { ...alone, fingerprint: 'f'.repeat(16) }] };
  const state = plan([before], []).comments[0]?.mark.state ?? '';
  const known = thread(A, { mark: markOf(A, { state, places: marksOf(before) }) });
  expect(plan([before], [known])).toMatchObject({ ...nothing, shown: [before.fingerprint] });
  expect(plan([after], [known])).toMatchObject({ ...nothing, post: [after.fingerprint], kept: [known.id] });
});

test('a thread stays while it knows all places of the cause, and is replaced where one is new', () => {
  const [B, C, D] = ['b', 'c', 'd'].map((letter) => letter.repeat(16));
  const both = thread(A, { mark: markOf(A, { places: [A, `${B}`] }) });
  const of = (...places: (string | undefined)[]): Finding => {
    const alone = finding('a.yaml', 4, `${D}`);
    return { ...alone, message: `Finding ${A}.`, places: places.map((one) => ({ ...alone, fingerprint: `${one}` })) };
  };
  expect(plan([of(A, B)], []).comments[0]?.mark.places).toEqual([A, B]);
  expect(plan([of(B, A)], [both])).toMatchObject({ ...nothing, shown: [D] });
  expect(plan([finding('a.yaml', 4, `${B}`, { message: `Finding ${A}.` })], [both])).toMatchObject({
    ...nothing,
    shown: [B],
  });
  expect(plan([of(A, B, C)], [both])).toMatchObject({ ...nothing, post: [D], kept: [both.id] });
  expect(plan([of(A, C)], [{ ...both, ...BY_PERSON }])).toMatchObject({ ...nothing, post: [D] });
});

test('a thread of a cause is not reused on the same lines of another file', () => {
  const texts = { text: (path: string) => new TextFile(path, 'a: 1\nb: 2\nc: 3\nd: 4\n') };
  const head = {
    ...texts,
    snippets: { line: (_: string, line: number) => new MaskedLine(`${'abcd'[line - 1]}: ${line}`, []) },
  };
  const both: Change = { base: '', files: new Map(['a.yaml', 'b.yaml'].map((path) => [path, { ...A_FILE, path }])) };
  const B = 'b'.repeat(16);
  const fix = { title: 'Say four', edits: [edit('b.yaml', [4, 4], [4, 5], 'four')] };
  const other = finding('b.yaml', 4, B, { fix });
  for (const closedBy of [undefined, 'gate'] as const) {
    const known = thread(A, { mark: markOf(A, { places: [A, B] }), closedBy });
    const planned = plan([other], [known], { change: both, head });
    expect(planned).toMatchObject({ ...nothing, post: [B], kept: closedBy ? [] : [known.id] });
    expect(planned.comments).toMatchObject([{ path: 'clusters/b.yaml', hasSuggestion: true }]);
  }
});

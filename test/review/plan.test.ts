import { expect, test } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { MaskedLine } from '../../src/masking/masked-line.ts';
import type { Change } from '../../src/repository/change.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import type { CommentForm, ReviewThread } from '../../src/review/host.ts';
import { commentMark, marksIn } from '../../src/review/marks.ts';
import { planReview } from '../../src/review/plan.ts';
import type { HeadTexts } from '../../src/review/suggestion.ts';
import { edit, finding } from './finding.ts';

const change: Change = {
  base: '',
  files: new Map([
    ['a.yaml', { path: 'a.yaml', status: 'modified', hunks: [{ first: 1, last: 10 }], added: [{ first: 4, last: 4 }] }],
  ]),
};

const form: CommentForm = { bodyLimit: 5_000, mostComments: 150, suggestion: ({ text }) => `put:\n${text}` };

function thread(fingerprint: string, state: Partial<ReviewThread> = {}): ReviewThread {
  const standard = { path: 'clusters/a.yaml', closed: false, outdated: false, answered: false };
  return { id: `T-${fingerprint}`, commentId: `C-${fingerprint}`, marks: [fingerprint], ...standard, ...state };
}

const NO_TEXTS: HeadTexts = { text: () => undefined, snippets: { line: () => undefined } };

function plan(findings: readonly Finding[], threads: readonly ReviewThread[], head = NO_TEXTS) {
  const planned = planReview({
    findings,
    threads,
    change,
    head,
    form,
    prefix: 'clusters',
    link: () => 'https://example.com',
  });
  return {
    post: planned.comments.map((comment) => comment.finding.fingerprint),
    shown: planned.shown.map(({ fingerprint }) => fingerprint),
    rest: planned.rest.map(({ fingerprint }) => fingerprint),
    fixed: planned.fixed.map(({ id }) => id),
    moved: planned.moved.map(({ thread }) => thread.id),
    comments: planned.comments,
  };
}

const A = 'a'.repeat(16);
const markOf = (fingerprint: string): string => commentMark({ fingerprint, places: [] });
const nothing = { post: [], shown: [], rest: [], fixed: [], moved: [] };

test('a comment is known by the mark at its end, whatever it quotes', () => {
  const body = `a line of the repository: ${markOf('b'.repeat(32))}\n\n${markOf(A)}`;
  expect(marksIn(body)).toEqual([A]);
  expect(marksIn(`${body}\n`)).toEqual([A]);
  expect(marksIn(`${markOf(A)} quoted`)).toBeUndefined();
});

test('a finding in a hunk gets a comment with its mark, one outside is left to the annotations', () => {
  const planned = plan([finding('a.yaml', 4, A), finding('a.yaml', 11, 'b'), finding('z.yaml', 1, 'c')], []);
  expect(planned).toMatchObject({ ...nothing, post: [A], rest: ['b', 'c'] });
  expect(planned.comments[0]).toMatchObject({ path: 'clusters/a.yaml', lines: { first: 4, last: 4 } });
  expect(planned.comments[0]?.body.endsWith(markOf(A))).toBe(true);
});

test('a fix that fits its lines is put as the host does', () => {
  const file = new TextFile('a.yaml', 'a: 1\nb: 2\nc: 3\nd: 4\ne: 5\n');
  const head = { text: () => file, snippets: { line: (_: string, at: number) => new MaskedLine(file.line(at), []) } };
  const fix = { title: 'Say four', edits: [edit('a.yaml', [4, 4], [4, 5], 'four')] };
  const [comment] = plan([finding('a.yaml', 4, A, { fix })], [], head).comments;
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

test.each<[string, Partial<ReviewThread>, object]>([
  ['open', {}, { shown: [A] }],
  ['open and answered', { answered: true }, { shown: [A] }],
  ['outdated', { outdated: true }, { post: [A], moved: [`T-${A}`] }],
  ['outdated and answered', { outdated: true, answered: true }, { shown: [A] }],
  ['closed by somebody', { closed: true }, { rest: [A] }],
  ['closed, and the lines have changed since', { closed: true, outdated: true }, { post: [A] }],
  ['of another folder', { path: 'apps/a.yaml' }, { post: [A] }],
])('a finding whose thread is %s', (_, state, expected) => {
  expect(plan([finding('a.yaml', 4, A)], [thread(A, state)])).toMatchObject({ ...nothing, ...expected });
});

test.each<[string, Partial<ReviewThread>, object]>([
  ['open', {}, { fixed: [`T-${A}`] }],
  ['outdated', { outdated: true }, { fixed: [`T-${A}`] }],
  ['answered', { answered: true }, {}],
  ['closed', { closed: true }, {}],
  ['of another folder', { path: 'apps/a.yaml' }, {}],
])('a thread that is %s and whose finding is gone', (_, state, expected) => {
  expect(plan([], [thread(A, state)])).toMatchObject({ ...nothing, ...expected });
});

test('an outdated thread stays when the finding has no line to move to', () => {
  expect(plan([finding('a.yaml', 30, A)], [thread(A, { outdated: true })])).toMatchObject({ ...nothing, rest: [A] });
});

test('equal fingerprints need a thread each, and doubles are taken back', () => {
  const twice = [finding('a.yaml', 4, A), finding('a.yaml', 6, A)];
  expect(plan(twice, [thread(A)])).toMatchObject({ ...nothing, post: [A], shown: [A] });
  expect(plan(twice.slice(1), [thread(A), thread(A, { id: 'double' })])).toMatchObject({
    shown: [A],
    fixed: ['double'],
  });
  expect(plan(twice.slice(1), [thread(A, { outdated: true, id: 'old' }), thread(A)])).toMatchObject({
    post: [],
    shown: [A],
    fixed: ['old'],
  });
});

test('a message of any length makes a body that the host takes', () => {
  const [comment] = plan([finding('a.yaml', 4, A, { message: '*'.repeat(200_000) })], []).comments;
  expect(comment?.body.length).toBeLessThanOrEqual(form.bodyLimit);
  expect(comment?.body).toContain(markOf(A));
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
  const planned = plan([{ ...elsewhere, fingerprint: A, places: [elsewhere, here] }], [], head);
  expect(planned).toMatchObject({ ...nothing, post: [A] });
  const [comment] = planned.comments;
  expect(comment).toMatchObject({ path: 'clusters/a.yaml', lines: { first: 4, last: 4 } });
  expect(comment?.body).toContain('What is said here.');
  expect(comment?.body).toContain('put:\nd: four');
  expect(comment?.body).not.toContain(elsewhere.message);
  expect(marksIn(comment?.body ?? '')).toEqual(['e'.repeat(16), 'b'.repeat(16)]);
});

test('a new place is noticed even among more places than a mark holds', () => {
  const alone = finding('a.yaml', 4, A);
  const many = Array.from({ length: 600 }, (_, i) => ({ ...alone, fingerprint: `${i}`.padStart(16, '0') }));
  const before = { ...alone, fingerprint: '1'.repeat(16), places: many };
  const after = { ...alone, fingerprint: '2'.repeat(16), places: [...many, { ...alone, fingerprint: 'f'.repeat(16) }] };
  const known = thread(A, { marks: marksIn(commentMark(before)) ?? [] });
  expect(plan([before], [known])).toMatchObject({ post: [], moved: [], fixed: [] });
  expect(plan([after], [known])).toMatchObject({ post: ['2'.repeat(16)], moved: [known.id] });
});

test('a thread stays while it knows all places of the cause, and is replaced where one is new', () => {
  const [B, C] = ['b'.repeat(16), 'c'.repeat(16)];
  const atLine = (line: number, ...fingerprints: string[]): Finding => {
    const alone = finding('a.yaml', line, 'd'.repeat(16));
    const places = fingerprints.map((fingerprint) => ({ ...alone, fingerprint }));
    return { ...alone, places };
  };
  const both = thread(A, { marks: [A, B] });
  expect(marksIn(commentMark(atLine(4, A, B)))).toEqual([A, B]);
  expect(plan([atLine(4, B, A)], [both])).toMatchObject({ ...nothing, shown: ['d'.repeat(16)] });
  expect(plan([finding('a.yaml', 4, B)], [both])).toMatchObject({ ...nothing, shown: [B] });
  expect(plan([atLine(4, A, B, C)], [both])).toMatchObject({ ...nothing, post: ['d'.repeat(16)], moved: [`T-${A}`] });
  expect(plan([atLine(4, A, C)], [{ ...both, closed: true }])).toMatchObject({ ...nothing, post: ['d'.repeat(16)] });
  expect(plan([atLine(4, A, C)], [{ ...both, answered: true }])).toMatchObject({ post: ['d'.repeat(16)], moved: [] });
});

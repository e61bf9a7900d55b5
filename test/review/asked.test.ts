import { expect, test } from 'vitest';
import { type Asked, merged, newlyAsked, wasAsked } from '../../src/review/asked.ts';
import { type ReviewMark, reviewMarkIn, writeReviewMark } from '../../src/review/marks.ts';

const [A, B] = ['a'.repeat(32), 'b'.repeat(32)];
const ASKED: Asked = [
  { since: 100, sets: [A] },
  { since: 200, sets: [A, B] },
  { since: 300, sets: [] },
  { since: 400, sets: [B] },
];
const markWith = (asked: Asked): ReviewMark => ({
  ...{ category: '00000000', state: '11111111', head: '22222222', posted: [], listed: [], asked },
});

test('a set of losses was reported before something if the last report before it had the set', () => {
  const when = (set: string) => [100, 101, 200, 201, 300, 301, 400, 401, 999].map((at) => wasAsked(ASKED, set, at));
  expect(when(A)).toEqual([false, true, true, true, true, false, false, false, false]);
  expect(when(B)).toEqual([false, false, false, true, true, false, false, true, true]);
  expect(wasAsked([], A, 1)).toBe(false);
});

test('the mark of a review keeps what was reported', () => {
  for (const asked of [[], ASKED]) {
    const body = `Text.\n\n${writeReviewMark(markWith(asked))}`;
    expect(reviewMarkIn(body)?.asked).toEqual(asked);
  }
});

test('a mark drops what is oldest before it is too long for a review', () => {
  const many = Array.from({ length: 5_000 }, (_, at) => ({ since: at, sets: [A] }));
  const mark = writeReviewMark(markWith(many));
  expect(mark.length).toBeLessThan(13_000);
  const kept = reviewMarkIn(mark)?.asked ?? [];
  expect(kept.at(-1)).toEqual(many.at(-1));
  expect(kept.length).toBeLessThan(many.length);
  // One report that is too long is forgotten, so what it has must be accepted with its digest.
  const long = [{ since: 1, sets: Array.from({ length: 1_000 }, () => A) }];
  expect(reviewMarkIn(writeReviewMark(markWith(long)))?.asked).toEqual([]);
});

test('only what differs from the last report is new, and several memories are one', () => {
  expect(newlyAsked([], [], 5)).toEqual([]);
  expect(newlyAsked([], [B, A, B], 5)).toEqual([{ since: 5, sets: [A, B] }]);
  expect(newlyAsked(ASKED, [B], 500)).toEqual([]);
  expect(newlyAsked(ASKED, [], 500)).toEqual([{ since: 500, sets: [] }]);
  expect(merged([ASKED.slice(2), ASKED.slice(0, 3)])).toEqual(ASKED);
});

import { expect, test } from 'vitest';
import { suggestionBlock } from '../../../src/hosts/github/comment-form.ts';

const lines = { first: 1, last: 1 };

test('a suggestion is a block of its lines, an empty one where they are deleted', () => {
  expect(suggestionBlock({ lines, text: 'b: two\n' })).toBe('```suggestion\nb: two\n```');
  expect(suggestionBlock({ lines, text: '' })).toBe('```suggestion\n```');
});

test('backticks inside cannot close the block', () => {
  expect(suggestionBlock({ lines, text: 'x: ````\n' })).toBe('`````suggestion\nx: ````\n`````');
});

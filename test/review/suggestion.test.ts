import { expect, test } from 'vitest';
import type { Edit } from '../../src/findings/finding.ts';
import { MaskedLine } from '../../src/masking/masked-line.ts';
import type { Change } from '../../src/repository/change.ts';
import { NO_HUNKS } from '../../src/repository/patch.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { suggest } from '../../src/review/suggestion.ts';
import { edit, finding } from './finding.ts';

const TEXT = 'a: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\ng: 7\n';

function suggestion(edits: readonly Edit[], { line = 2, text = TEXT, masked = (line: MaskedLine) => line } = {}) {
  const file = new TextFile('x.yaml', text);
  const change: Change = {
    base: '',
    files: new Map([['x.yaml', { path: 'x.yaml', status: 'modified', ...NO_HUNKS, hunks: [{ first: 1, last: 4 }] }]]),
  };
  const head = {
    text: () => file,
    snippets: { line: (_: string, at: number) => masked(new MaskedLine(file.line(at), [])) },
  };
  const found = suggest(finding('x.yaml', line, 'aaaaaaaa', { fix: { title: 'Fix', edits } }), change, head);
  return found && { ...found.lines, text: found.text };
}

test('edits become whole lines', () => {
  expect(suggestion([edit('x.yaml', [2, 4], [2, 5], 'two')])).toEqual({ first: 2, last: 2, text: 'b: two\n' });
  expect(suggestion([edit('x.yaml', [1, 4], [1, 5], 'one'), edit('x.yaml', [3, 4], [3, 5], 'x\ny: 1')])).toEqual({
    first: 1,
    last: 3,
    text: 'a: one\nb: 2\nc: x\ny: 1\n',
  });
});

test('a deleted line leaves an empty text, an inserted one is added to the old', () => {
  expect(suggestion([edit('x.yaml', [2, 1], [3, 1], '')])).toEqual({ first: 2, last: 2, text: '' });
  expect(suggestion([edit('x.yaml', [2, 1], [2, 1], 'new: 1\n')])?.text).toBe('new: 1\nb: 2\n');
});

test.each<[string, Edit[], Parameters<typeof suggestion>[1]?]>([
  ['another file', [edit('y.yaml', [2, 1], [2, 2], 'x')]],
  ['lines beyond the hunk', [edit('x.yaml', [4, 1], [5, 2], 'x')], { line: 4 }],
  ['lines that are not those of the finding', [edit('x.yaml', [4, 1], [4, 2], 'x')]],
  ['nothing at all', [edit('x.yaml', [2, 4], [2, 5], '2')]],
  ['carriage returns', [edit('x.yaml', [2, 4], [2, 5], '9')], { text: TEXT.replaceAll('\n', '\r\n') }],
  [
    'a secret',
    [edit('x.yaml', [2, 1], [2, 2], 'x')],
    { masked: ({ text }) => new MaskedLine(text, text.startsWith('b') ? [{ start: 3, end: 4 }] : []) },
  ],
  ['no edits', []],
])('no suggestion for %s', (_, edits, options) => {
  expect(suggestion(edits, options)).toBeUndefined();
});

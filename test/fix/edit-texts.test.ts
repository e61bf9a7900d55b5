import { describe, expect, it } from 'vitest';
import { type Candidate, contradicting } from '../../src/fix/candidate.ts';
import { disjoint, editedTexts } from '../../src/fix/edit-texts.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { finding } from '../review/finding.ts';

/** A repair that replaces columns of a line, from the first to before the second. */
function repair(...edits: [line: number, from: number, to: number, text: string, path?: string][]): Candidate {
  return {
    rule: 'schema',
    title: 'Repair',
    places: [finding('a.yaml', 1, 'mark')],
    edits: edits.map(([line, from, to, text, path = 'a.yaml']) => ({
      path,
      start: { line, column: from },
      end: { line, column: to },
      text,
    })),
  };
}

const TEXTS: Readonly<Record<string, string>> = {
  'a.yaml': 'one: 1\ntwo: 2\nthree: 3',
  'windows.yaml': 'one: 1\r\ntwo: 2\r\n',
};
const read = (path: string) => {
  const text = TEXTS[path];
  return text === undefined ? undefined : new TextFile(path, text);
};

describe('repairs that are made together', () => {
  it('are made from one reading, wherever they are', () => {
    const made = [repair([3, 8, 9, '"3"']), repair([1, 1, 4, 'eins'], [2, 6, 7, 'zwei'])];
    expect(disjoint(made, read)).toEqual(made);
    expect(editedTexts(made, read)).toEqual(new Map([['a.yaml', 'eins: 1\ntwo: zwei\nthree: "3"']]));
  });

  it.each([
    ['overlap', [1, 1, 4, 'a'], [1, 3, 7, 'b']],
    ['touch', [1, 1, 4, 'a'], [1, 4, 7, 'b']],
    ['insert at one place', [1, 7, 7, ' a'], [1, 7, 7, ' b']],
    ['are the same', [1, 1, 4, 'a'], [1, 1, 4, 'a']],
  ] as const)('wait for the next reading where they %s', (_, one, other) => {
    const first = repair([...one]);
    expect(disjoint([first, repair([...other])], read)).toEqual([first]);
  });

  it('add different lines at one place, in their order', () => {
    const made = [repair([1, 7, 7, '\nb: 1']), repair([1, 7, 7, '\na: 1'])];
    expect(disjoint(made, read)).toEqual(made);
    expect(editedTexts(made, read).get('a.yaml')).toBe('one: 1\nb: 1\na: 1\ntwo: 2\nthree: 3');
    const twice = [made[0] ?? repair(), repair([1, 7, 7, '\nb: 1'])];
    expect(disjoint(twice, read)).toHaveLength(1);
  });

  it('touch several files together or not at all', () => {
    const both = repair([1, 1, 4, 'a'], [1, 1, 4, 'a', 'windows.yaml']);
    const absent = repair([2, 1, 4, 'a'], [1, 1, 4, 'a', 'absent.yaml']);
    const blocked = repair([1, 1, 4, 'b', 'windows.yaml'], [2, 1, 4, 'b']);
    expect(disjoint([both, absent, blocked], read)).toEqual([both]);
  });

  it('end lines as the file does', () => {
    const made = [repair([1, 7, 7, '\nb: 1\nc: 1', 'windows.yaml'])];
    expect(editedTexts(made, read).get('windows.yaml')).toBe('one: 1\r\nb: 1\r\nc: 1\r\ntwo: 2\r\n');
    const added = (text: string, line: number, column: number): string | undefined =>
      editedTexts([repair([line, column, column, '\nb: 1'])], () => new TextFile('a.yaml', text)).get('a.yaml');
    expect(added('a: 1\nc: 1\r\n', 1, 5)).toBe('a: 1\nb: 1\nc: 1\r\n');
    expect(added('a: 1\nc: 1\r\n', 2, 5)).toBe('a: 1\nc: 1\r\nb: 1\r\n');
    expect(added('a: 1\r\nc: 1', 2, 5)).toBe('a: 1\r\nc: 1\r\nb: 1');
    expect(added('a: 1', 1, 5)).toBe('a: 1\nb: 1');
  });

  it('stay in linear time, however many there are and however long', () => {
    const lines = 20_000;
    const long = new TextFile('long.yaml', 'a: 1\n'.repeat(lines));
    const many = Array.from({ length: lines }, (_, line) => repair([line + 1, 4, 5, '2', 'long.yaml']));
    const whole: Candidate = {
      ...repair(),
      edits: [{ path: 'long.yaml', start: { line: 1, column: 1 }, end: { line: lines, column: 5 }, text: '' }],
    };
    const made = disjoint([...many, whole], () => long);
    expect(made).toHaveLength(lines);
    expect(editedTexts(made, () => long).get('long.yaml')).toBe('a: 2\n'.repeat(lines));
  });
});

it('repairs that put different texts in one range are both uncertain', () => {
  const [one, other, third] = [repair([1, 6, 7, 'a']), repair([1, 6, 7, 'b']), repair([2, 6, 7, 'a'])];
  expect(contradicting([one, other, third])).toEqual(new Set([one, other]));
  expect(contradicting([one, repair([1, 6, 7, 'a'])])).toEqual(new Set());
});

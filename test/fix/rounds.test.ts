import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { fixAll } from '../../src/fix/rounds.ts';
import { madeLines, refusedLines } from '../../src/fix/words.ts';
import type { Tree } from '../../src/repository/tree.ts';
import { treeOf } from '../flux/repository.ts';
import { edit, finding } from '../review/finding.ts';

/** What a check says of `KEY: VALUE` lines: a repair for each value that is wrong. */
type Check = (key: string, value: string) => Partial<Finding> & { readonly to?: string };

const RIGHT = { to: 'right' };

function found(tree: Tree, says: Check): Finding[] {
  return [...tree.files.keys()].flatMap((path) => {
    const { text = '' } = tree.textAt(path) ?? {};
    return text.split('\n').flatMap((line, index) => {
      const [key = '', value = ''] = line.split(': ');
      const { to, ...more } = says(key, value);
      if (to === undefined && more.rule === undefined) return [];
      const own = finding(path, index + 1, `${path} ${key} ${more.rule}`, more);
      if (to === undefined) return [own];
      const columns: [[number, number], [number, number]] = [
        [index + 1, key.length + 3],
        [index + 1, line.length + 1],
      ];
      return [{ ...own, fix: { title: `Write ${to}`, edits: [edit(path, ...columns, to)] } }];
    });
  });
}

/** Repairs a file, and counts the checks. */
async function fixed(
  text: string,
  says: Check,
  { rules, refusal = () => undefined }: Partial<Parameters<typeof fixAll>[0]> = {},
) {
  const before = treeOf({ 'a.yaml': text });
  let checks = 0;
  const check = async (tree: Tree) => {
    checks++;
    return { found: found(tree, says), failures: [] };
  };
  const first = await check(before);
  const { tree, made, refused } = await fixAll({ tree: before, first, check, rules, refusal });
  return { text: tree.textAt('a.yaml')?.text, made: madeLines(made), refused: refusedLines(refused), checks };
}

describe('repairs', () => {
  it('that do not overlap need one more check', async () => {
    const { text, refused, checks } = await fixed('a: wrong\nb: wrong\nc: fine\n', (_, value) =>
      value === 'wrong' ? { ...RIGHT, rule: 'x' } : {},
    );
    expect([text, refused, checks]).toEqual(['a: right\nb: right\nc: fine\n', [], 2]);
  });

  it('go on in the next reading where they overlap', async () => {
    const twice: Check = (key, value) => (value === 'wrong' ? { rule: key, ...RIGHT } : {});
    const before = treeOf({ 'a.yaml': 'a: wrong\n' });
    let checks = 0;
    const check = async (tree: Tree) => {
      checks++;
      const [one] = found(tree, twice);
      // The second asks for a line behind the one that the first replaces.
      const line = { title: 'Add b', edits: [edit('a.yaml', [1, 9], [1, 9], '\nb: 1')] };
      const isThere = tree.textAt('a.yaml')?.text.includes('b: 1');
      return {
        found: [...(one ? [one] : []), ...(isThere ? [] : [finding('a.yaml', 1, 'b', { fix: line })])],
        failures: [],
      };
    };
    const result = await fixAll({
      tree: before,
      first: await check(before),
      check,
      rules: undefined,
      refusal: () => undefined,
    });
    expect(result.tree.textAt('a.yaml')?.text).toBe('a: right\nb: 1\n');
    expect([result.refused, checks]).toEqual([[], 3]);
  });

  it('go on where one brings a finding that has a repair', async () => {
    const next: Readonly<Record<string, string>> = { one: 'two', two: 'three', three: 'four' };
    const says: Check = (_, value) => (next[value] === undefined ? {} : { rule: `after ${value}`, to: next[value] });
    const { text, refused, checks } = await fixed('a: one\n', says);
    expect([text, refused, checks]).toEqual(['a: four\n', [], 4]);
  });

  it.each([
    ['which never ends', (value: string) => ({ rule: value, to: `${value}+` })],
    [
      'which cannot be repaired in the end',
      (value: string) => (value === 'one+' ? { rule: 'x' } : { rule: value, to: `${value}+` }),
    ],
  ])('are undone where one brings another, %s', async (_, says) => {
    const { text, refused } = await fixed('a: one\nb: fine\n', (key, value) => (key === 'a' ? says(value) : {}));
    expect(text).toBe('a: one\nb: fine\n');
    expect(refused).toEqual([
      expect.stringContaining('Not fixed: a.yaml:1: Write one+ (one). With this fix, another finding is reported'),
    ]);
  });

  it('that bring a finding are undone, and the others stay', async () => {
    const says: Check = (key, value) => {
      if (value === 'wrong') return { rule: 'x', to: key === 'e' ? 'bad' : 'right' };
      return value === 'bad' ? { rule: 'y', message: 'Bad.' } : {};
    };
    const { text, refused, checks } = await fixed([...'abcdefgh'].map((key) => `${key}: wrong`).join('\n'), says);
    expect(text).toBe([...'abcdefgh'].map((key) => `${key}: ${key === 'e' ? 'wrong' : 'right'}`).join('\n'));
    expect(refused).toEqual([
      'Not fixed: a.yaml:5: Write bad (x). With this fix, another finding is reported at a.yaml:5 (y): Bad.',
    ]);
    expect(checks).toBeLessThanOrEqual(9);
  });

  it('that do not remove their finding are undone', async () => {
    const { text, refused } = await fixed('a: wrong\nb: wrong\n', (key, value) =>
      value === 'wrong' || key === 'a' ? { rule: 'x', to: `${value}er` } : {},
    );
    expect(text).toBe('a: wrong\nb: wronger\n');
    expect(refused).toEqual(['Not fixed: a.yaml:1: Write wronger (x). The finding is still reported with this fix.']);
  });

  it('that break the file are undone without a check', async () => {
    const { text, refused, checks } = await fixed('a: wrong\nb: fine\n', (_, value) =>
      value === 'wrong' ? { rule: 'x', to: '[' } : {},
    );
    expect([text, checks]).toEqual(['a: wrong\nb: fine\n', 1]);
    expect(refused).toEqual(['Not fixed: a.yaml:1: Write [ (x). With this fix, `a.yaml` is not valid YAML.']);
  });

  it('that let a file be read may show what is in it', async () => {
    const { text, refused } = await fixed('a: wrong\nb: old\n', (key, value) => {
      if (value === 'wrong') return { rule: 'yaml-syntax', to: 'right' };
      return key === 'a' && value === 'right' ? { rule: 'schema', message: 'Shown.' } : {};
    });
    expect([text, refused]).toEqual(['a: right\nb: old\n', []]);
  });

  it('that people may accept, or that a base has, are not made', async () => {
    const loss = { cluster: 'prod', object: { apiVersion: 'v1', kind: 'A', namespace: 'a', name: 'a' }, within: [] };
    const { text } = await fixed('a: wrong\nb: wrong\n', (key, value) =>
      value === 'wrong' && key === 'a' ? { rule: 'x', ...RIGHT, losses: [loss] } : {},
    );
    expect(text).toBe('a: wrong\nb: wrong\n');
  });

  it('are made for the rules that are asked for', async () => {
    const { text } = await fixed(
      'a: wrong\nb: wrong\n',
      (key, value) => (value === 'wrong' ? { rule: key, ...RIGHT } : {}),
      {
        rules: new Set(['b']),
      },
    );
    expect(text).toBe('a: wrong\nb: right\n');
  });

  it('are not made in files that must not be edited', async () => {
    const { text, refused } = await fixed(
      'a: wrong\n',
      (_, value) => (value === 'wrong' ? { rule: 'x', ...RIGHT } : {}),
      {
        refusal: () => 'is a symbolic link',
      },
    );
    expect(text).toBe('a: wrong\n');
    expect(refused).toEqual(['Not fixed: a.yaml:1: Write right (x). `a.yaml` is a symbolic link.']);
  });

  it('end after a number of checks, however many do harm', async () => {
    const keys = Array.from({ length: 200 }, (_, index) => `k${index}`);
    const { checks, refused } = await fixed(keys.map((key) => `${key}: wrong`).join('\n'), (_, value) => {
      if (value === 'wrong') return { rule: 'x', to: 'bad' };
      return value === 'bad' ? { rule: 'y' } : {};
    });
    expect(checks).toBeLessThanOrEqual(41);
    expect(refused).toHaveLength(200);
    expect(refused.at(-1)).toContain('Too many fixes had to be tried one at a time.');
  });
});

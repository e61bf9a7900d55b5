import { expect, it } from 'vitest';
import { readChange } from '../../src/repository/diff.ts';
import { editedChange } from '../../src/repository/edited-change.ts';
import { editedTree } from '../../src/repository/edited-tree.ts';
import { readCommit } from '../../src/repository/object-store.ts';
import { readWorkTree } from '../../src/repository/work-tree.ts';
import { numbersOf } from '../random.ts';
import { commitAll, gitIn, scratchRepository, write } from './scratch.ts';

/** Lines of which some are another one in each text that is made of them. */
function textOf(random: () => number, lines: readonly string[]): string {
  const kept = lines.flatMap((line) => {
    const chance = random();
    if (chance < 0.05) return [];
    return chance < 0.1 ? [`new ${chance}`] : chance < 0.15 ? [line, `added ${chance}`] : [line];
  });
  return `${kept.join('\n')}\n`;
}

it('the change of a tree that is edited in memory is the one that git finds once it is written', () => {
  const random = numbersOf(7);
  for (let run = 0; run < 8; run++) {
    const lines = Array.from({ length: 60 }, (_, index) => `line ${index}`);
    const folder = scratchRepository({ 'a.yaml': `${lines.join('\n')}\n`, 'b.yaml': 'b: 1\n', 'moved.yaml': textOf(random, lines) });
    const base = commitAll(folder, 'base');
    write(folder, { 'a.yaml': textOf(random, lines), 'new.yaml': 'a: 1\nb: 2\n' });
    gitIn(folder, 'mv', 'moved.yaml', 'to.yaml');
    const head = readWorkTree(folder);
    const texts = new Map([
      ['a.yaml', textOf(random, lines)],
      ['b.yaml', 'b: "1"\n'],
      ['new.yaml', 'a: 1\nb: "2"\nc: 3\n'],
      ['to.yaml', (head.textAt('to.yaml')?.text ?? '').replace('line 30\n', 'line 30\nline 30.5\n')],
    ]);
    const edited = editedTree(head, texts);
    const change = editedChange(readChange(folder, base), readCommit(folder, base), edited, texts.keys());
    write(folder, Object.fromEntries(texts));
    const files = (of: typeof change) => Object.fromEntries([...of.files].sort(([a], [b]) => (a < b ? -1 : 1)));
    expect(files(change)).toEqual(files(readChange(folder, base)));
  }
});

it('a file that is as it was in the base is no part of the change', () => {
  const folder = scratchRepository({ 'a.yaml': 'a: 1\n' });
  const base = commitAll(folder, 'base');
  write(folder, { 'a.yaml': 'a: 2\n' });
  const edited = editedTree(readWorkTree(folder), new Map([['a.yaml', 'a: 1\n']]));
  expect(editedChange(readChange(folder, base), readCommit(folder, base), edited, ['a.yaml']).files.size).toBe(0);
});

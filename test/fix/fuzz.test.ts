import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { patchOf } from '../../src/fix/patch.ts';
import { madeLines, refusedLines } from '../../src/fix/words.ts';
import { rules } from '../../src/run.ts';
import { FULL } from '../extent.ts';
import { mutate } from '../fuzz/mutate.ts';
import { repositoryOf, treeOf } from '../fuzz/repository.ts';
import { seeds } from '../fuzz/seeds.ts';
import { canaryOf, withWitness } from '../fuzz/tree-case.ts';
import { Random } from '../random.ts';
import { parsePage } from '../rules/page.ts';
import { type FixedTree, faultsOf, fixTree } from './fix-tree.ts';

const TREES = FULL ? 300 : 40;

/** What the pages of the rules show as wrong. */
const PAGES = rules.flatMap(({ id }) => {
  const page = parsePage(readFileSync(join(import.meta.dirname, `../../rules/${id}/README.md`), 'utf8'));
  return page.examples.filter(({ section }) => section === 'Invalid').map(({ files }) => repositoryOf(files));
});

function patches({ before, tree, paths, first, checked }: FixedTree): string {
  const shown = { before: first.snippets, after: checked.snippets };
  return [...paths]
    .map((path) => {
      const [old, now] = [before.textAt(path), tree.textAt(path)];
      return old && now ? patchOf({ before: old, after: now }, shown) : `${path} cannot be read any more`;
    })
    .join('');
}

it('fixes of mutated repositories do what they promise, and show no secret', async () => {
  const all = [...seeds(), ...PAGES, ...PAGES];
  const texts = all.flatMap((seed) => [...seed.values()].map((bytes) => bytes.toString('utf8')));
  let made = 0;
  for (let seed = 1; seed <= TREES; seed++) {
    const random = new Random(seed);
    const canary = canaryOf(random);
    const repository = withWitness(mutate(random.pick(all) ?? new Map(), random, texts), canary);
    const fixed = await fixTree(treeOf(repository));
    const again = await fixTree(fixed.tree);
    made += fixed.made.length;
    const said = [...madeLines(fixed.made), ...refusedLines(fixed.refused), patches(fixed)].join('\n');
    expect([...faultsOf(fixed), ...madeLines(again.made)], `seed ${seed}`).toEqual([]);
    expect(said).not.toContain(canary);
    expect(said).not.toContain('cannot be read any more');
  }
  expect(made).toBeGreaterThan(TREES / 10);
});

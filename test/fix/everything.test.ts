import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { madeLines, refusedLines } from '../../src/fix/words.ts';
import { readWorkTree } from '../../src/repository/work-tree.ts';
import { rules } from '../../src/run.ts';
import { changeOf } from '../rules/check-tree.ts';
import { type Example, parsePage, treeOf } from '../rules/page.ts';
import { type FixedTree, type FixSettings, faultsOf, fixTree } from './fix-tree.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Fixes a tree, and what is fixed once more: the second time there is nothing to do. */
async function fixedTwice(...[tree, settings]: Parameters<typeof fixTree>): Promise<FixedTree> {
  const fixed = await fixTree(tree, settings);
  expect(faultsOf(fixed)).toEqual([]);
  const again = await fixTree(fixed.tree, settings);
  expect(madeLines(again.made)).toEqual([]);
  return fixed;
}

/** How the page of a rule is checked: one with a change against what was before. */
function settingsOf({ files, before, added, passed, unknown, isUnprotected }: Example): FixSettings {
  const isChange = added.length + passed.length + Object.keys(before).length > 0;
  const base = treeOf({ ...without(files, [...added, ...passed]), ...before });
  return {
    base: isChange ? { tree: base, change: changeOf(base, treeOf(without(files, passed))) } : undefined,
    unknownOwners: new Set(unknown),
    branchRequirements: isUnprotected
      ? { branch: { name: 'main', isDefault: true }, review: false, ownerReview: false, checks: [] }
      : undefined,
  };
}

function without(files: Example['files'], paths: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !paths.includes(path)));
}

describe('every certain fix can be made, removes its finding and brings none', () => {
  test.each(rules.map((rule) => [rule.id, rule.preset] as const))('on the page of %s', async (id, preset) => {
    const page = parsePage(readFileSync(join(ROOT, `rules/${id}/README.md`), 'utf8'));
    for (const example of page.examples) {
      const { refused } = await fixedTwice(treeOf(without(example.files, example.passed)), {
        ...settingsOf(example),
        ...(preset && { preset }),
      });
      expect(refusedLines(refused)).toEqual([]);
    }
  });

  test('in the example', async () => {
    const { made, refused } = await fixedTwice(readWorkTree(join(ROOT, 'example')));
    expect(refusedLines(refused)).toEqual([]);
    await expect(`${madeLines(made).join('\n')}\n`).toMatchFileSnapshot('__snapshots__/example.txt');
  });

  const cases = join(ROOT, '../shared/cases/trees');
  const names = existsSync(cases) ? readdirSync(cases) : [];
  test.skipIf(names.length === 0)('in the cases of ../shared', async () => {
    const refused: string[] = [];
    for (const name of names) {
      const [base, before, after] = ['base', 'before', 'after'].map((side) => readWorkTree(join(cases, name, side)));
      if (!base || !before || !after) continue;
      const fixed = [await fixedTwice(before), await fixedTwice(after)];
      if (base.files.size > 0)
        fixed.push(await fixedTwice(before, { base: { tree: base, change: changeOf(base, before) } }));
      refused.push(...fixed.flatMap((one) => refusedLines(one.refused)));
    }
    expect(refused).toEqual([]);
  });
});

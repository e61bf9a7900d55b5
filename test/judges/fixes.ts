/**
 * Makes every certain repair in trees, in memory: `npm run test:fixes -- [--preset NAME] [--diff] TREE...`. What was repaired must be
 * gone, nothing new may be reported, comments and line breaks must stay, and a second run must have nothing to do. Prints figures
 * for each tree, and with `--diff` what changes. Exits with 1 where a repair is wrong.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { patchOf } from '../../src/fix/patch.ts';
import { madeLines, refusedLines } from '../../src/fix/words.ts';
import type { Preset } from '../../src/policy/policy.ts';
import { readWorkTree } from '../../src/repository/work-tree.ts';
import { type FixedTree, type FixSettings, faultsOf, fixTree } from '../fix/fix-tree.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { preset: { type: 'string' }, diff: { type: 'boolean' } },
});
const preset = (['recommended', 'strict', 'audit'] as const).find((name): name is Preset => name === values.preset);
const settings: FixSettings = preset ? { preset } : {};
const figures = { trees: 0, findings: 0, repaired: 0, files: 0, refused: 0, faults: 0 };

for (const folder of positionals) {
  const fixed = await fixTree(readWorkTree(resolve(folder)), settings);
  const again = await fixTree(fixed.tree, settings);
  const faults = [...faultsOf(fixed), ...madeLines(again.made).map((line) => `a second run changes ${line}`)];
  const { made, refused, paths, first } = fixed;
  const repaired = made.reduce((sum, { places }) => sum + places.length, 0);
  console.log(
    `${folder}: ${first.found.length} findings, ${repaired} repaired in ${paths.size} files, ${refused.length} refused, ${faults.length} faults`,
  );
  for (const line of [...madeLines(made), ...refusedLines(refused), ...faults]) console.log(`  ${line}`);
  if (values.diff) for (const patch of patchesOf(fixed)) console.log(patch);
  figures.trees++;
  figures.findings += first.found.length;
  figures.repaired += repaired;
  figures.files += paths.size;
  figures.refused += refused.length;
  figures.faults += faults.length;
}
console.log(figures);
process.exitCode = figures.faults > 0 ? 1 : 0;

function patchesOf({ before, tree, paths, first, checked }: FixedTree): string[] {
  return [...paths].sort().flatMap((path) => {
    const [old, now] = [before.textAt(path), tree.textAt(path)];
    return old && now
      ? [patchOf({ before: old, after: now }, { before: first.snippets, after: checked.snippets })]
      : [];
  });
}

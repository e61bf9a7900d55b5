/**
 * Accepts all findings of real repositories, and puts a new defect of each kind into files that clusters apply:
 * `npm run test:baseline -- COUNT SEED TREE...`. With the baseline nothing may be left, and each defect must fail the gate at its
 * line. Exits with 1 otherwise.
 */

import { judgedFolder } from '../../src/repository/compare.ts';
import { readWorkTree } from '../../src/repository/work-tree.ts';
import { prove } from '../baseline/proof.ts';
import { numbersOf } from '../random.ts';

const [count = '1', seed = '1', ...trees] = process.argv.slice(2);
const next = numbersOf(Number(seed));
for (const folder of trees) {
  const { entries, before, after, planted, missed } = await prove(
    readWorkTree(judgedFolder(folder)),
    Number(count),
    shuffled,
  );
  console.log(folder, JSON.stringify({ entries, before, after, planted, missed }));
  if (after.findings > 0 || missed.length > 0) process.exitCode = 1;
}

function shuffled(paths: readonly string[]): string[] {
  return paths
    .map((path): [number, string] => [next(), path])
    .sort(([a], [b]) => a - b)
    .map(([, path]) => path);
}

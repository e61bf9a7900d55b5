// The experiment on the overlays of a tree: `npm run test:origins -- TREE [OVERLAYS] [EDITS]`, both spread over the tree.
import { resolve } from 'node:path';
import { kustomizationDirectories } from '../../src/repository/kustomization-names.ts';
import { readWorkTree } from '../../src/repository/work-tree.ts';
import { experiment, newExperiment } from '../kustomize/experiment.ts';

const [root = '.', overlays = '50', edits = '40'] = process.argv.slice(2);
const tree = readWorkTree(resolve(root));
const directories = kustomizationDirectories(tree);
const step = Math.max(1, Math.floor(directories.length / Number(overlays)));
const result = newExperiment();
for (let at = 0; at < directories.length; at += step)
  experiment(tree, new Map(), directories[at] ?? '', Number(edits), result);
for (const miss of result.misses.slice(0, 40)) console.log(miss);
const skipped = [...result.skipped].map(([reason, count]) => `${count} ${reason}`).join('; ');
console.log(
  `${result.tried} leaf values tried, ${result.held} held (${((100 * result.held) / result.tried).toFixed(2)} %); left out: ${skipped}`,
);

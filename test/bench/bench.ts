/**
 * Whole processes on real repositories, in one run, as ratios: `npm run bench [-- --runs N]`.
 *
 * Opponents are found on PATH or by KUBECONFORM, KUSTOMIZE and KUSTOMIZE_ALL; what is missing is said and left out.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Contestant, type Figures, measure, median } from './measure.ts';
import { checkOutRealTrees } from './trees.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '7' } } });
const runs = Number(values.runs);
const cli = resolve(import.meta.dirname, '../../dist/cli.js');
const LARGEST = 'redhat-appstudio+infra-deployments';

const node = (...args: string[]): Contestant => ({ command: process.execPath, args });
const checkAll = (tree: string): Contestant =>
  node(cli, 'check', '--scope', 'all', '--format', `json=${join(tmpdir(), 'bench-report.json')}`, tree);

await startUp();
const trees = checkOutRealTrees([LARGEST, 'truxnell+home-cluster']);
if (trees.size === 0)
  console.log('The real repositories (../shared/realbugs) are missing: their figures are left out.');
for (const [name, tree] of trees) await wholeCheck(name, tree);

async function startUp(): Promise<void> {
  const empty = mkdtempSync(join(tmpdir(), 'gitops-gate-empty-'));
  mkdirSync(empty, { recursive: true });
  const [ours, bare] = await measure([node(cli, 'check', empty), node('-e', '0')], runs);
  rmSync(empty, { recursive: true });
  if (ours && bare)
    console.log(
      `empty directory: ${figure(ours)}; node -e 0: ${figure(bare)}; ${Math.round(median(ours.milliseconds) - median(bare.milliseconds))} ms more`,
    );
}

async function wholeCheck(name: string, tree: string): Promise<void> {
  const [ours, loadAll] = await measure([checkAll(tree), node(join(import.meta.dirname, 'load-all.js'), tree)], runs);
  if (!ours || !loadAll) return;
  console.log(
    `${name}: check --scope all ${figure(ours)}; js-yaml loadAll alone ${figure(loadAll)}; ratio ${ratio(ours, loadAll)}`,
  );
}

function figure({ milliseconds, memory }: Figures): string {
  const least = Math.min(...milliseconds);
  const most = Math.max(...milliseconds);
  const size = memory === undefined ? '' : `, ${Math.round(memory)} MiB`;
  return `${Math.round(median(milliseconds))} ms (${Math.round(least)}–${Math.round(most)}${size})`;
}

function ratio(a: Figures, b: Figures): string {
  return (median(a.milliseconds) / median(b.milliseconds)).toFixed(2);
}

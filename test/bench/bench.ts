/**
 * Whole processes on real repositories, in one run, as ratios: `npm run bench [-- --runs N]`.
 *
 * Opponents are found on PATH or by KUBECONFORM, KUSTOMIZE and KUSTOMIZE_ALL; what is missing is said and left out.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { kustomizationDirectories } from '../../src/repository/kustomization-names.ts';
import { readWorkTree } from '../../src/repository/work-tree.ts';
import { schemasForKubeconform } from './kubeconform.ts';
import { type Contestant, type Figures, findProgram, measure, median } from './measure.ts';
import { checkOutRealTrees } from './trees.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
const runs = Number(values.runs);
const cli = resolve(import.meta.dirname, '../../dist/cli.js');
const LARGEST = 'redhat-appstudio+infra-deployments';
const scratch = mkdtempSync(join(tmpdir(), 'gitops-gate-bench-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const node = (...args: string[]): Contestant => ({ command: process.execPath, args });
const checkAll = (tree: string): Contestant =>
  node(cli, 'check', '--scope', 'all', '--format', `json=${join(scratch, 'report.json')}`, tree);
const buildAll = (tree: string, ...options: string[]): Contestant =>
  node(cli, 'build', '--all', ...options, '--output', join(scratch, 'built'), tree);

const kubeconform = opponent('kubeconform', 'KUBECONFORM');
const kustomize = opponent('kustomize', 'KUSTOMIZE');
const kustomizeAll = opponent('kustomize-all', 'KUSTOMIZE_ALL');
// Remote bases fail at once instead of waiting for a network: no git, and a proxy that nobody answers at.
const OFFLINE = {
  PATH: dirname(process.execPath),
  HTTPS_PROXY: 'http://127.0.0.1:1',
  HTTP_PROXY: 'http://127.0.0.1:1',
};

await compare('empty directory', {
  check: node(cli, 'check', mkdtempSync(join(scratch, 'empty-'))),
  'node -e 0': node('-e', '0'),
});
const trees = checkOutRealTrees([LARGEST, 'truxnell+home-cluster']);
if (trees.size === 0)
  console.log('The real repositories (../shared/realbugs) are missing: their figures are left out.');
for (const [name, tree] of trees) {
  await checks(name, tree);
  await builds(name, tree);
}
const largest = trees.get(LARGEST);
if (largest !== undefined) await growth(largest);

async function checks(name: string, tree: string): Promise<void> {
  const others: Record<string, Contestant> = {
    'js-yaml loadAll alone': node(join(import.meta.dirname, 'load-all.js'), tree),
  };
  if (kubeconform) {
    const location = `${schemasForKubeconform(join(scratch, 'schemas'))}/{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json`;
    const args = ['-strict', '-ignore-missing-schemas', '-schema-location', location, tree];
    others['kubeconform, raw files'] = { command: kubeconform, args };
  }
  if (kustomizeAll) others['kustomize-all, building only'] = { command: kustomizeAll, args: [tree], env: OFFLINE };
  others['build --all'] = buildAll(tree);
  await compare(`${name}: check --scope all`, { 'check --scope all': checkAll(tree), ...others });
}

async function builds(name: string, tree: string): Promise<void> {
  const directories = kustomizationDirectories(readWorkTree(tree));
  const others: Record<string, Contestant> = { 'build --all': buildAll(tree) };
  if (kustomizeAll) {
    mkdirSync(join(scratch, 'peer'), { recursive: true });
    others['kustomize-all'] = { command: kustomizeAll, args: [tree, join(scratch, 'peer')], env: OFFLINE };
  }
  await compare(`${name}: ${directories.length} overlays`, {
    'build --all --origins': buildAll(tree, '--origins'),
    ...others,
  });
  if (kustomize) await oneByOne(name, tree, directories, kustomize);
}

/** `kustomize build` once per overlay, on a sample, against all of ours in one process. */
async function oneByOne(name: string, tree: string, directories: readonly string[], command: string): Promise<void> {
  const sample = directories.filter((_, at) => at % Math.ceil(directories.length / 20) === 0);
  const single = sample.map((directory) => ({
    command,
    args: ['build', '--load-restrictor', 'LoadRestrictionsNone', join(tree, directory)],
    env: OFFLINE,
  }));
  const times = (await measure(single, 1)).map(({ milliseconds }) => median(milliseconds));
  const each = times.reduce((sum, time) => sum + time, 0) / times.length;
  const [ours] = await measure([buildAll(tree)], 1);
  if (!ours) return;
  const all = each * directories.length;
  console.log(
    `${name}: kustomize build once per overlay would take ${Math.round(all)} ms (${sample.length} sampled); ours is ${(all / median(ours.milliseconds)).toFixed(0)} times faster`,
  );
}

/** How time and memory grow with the number of overlays: the tree copied side by side. */
async function growth(tree: string): Promise<void> {
  const parts: string[] = [];
  for (const copies of [1, 2, 4, 8]) {
    const target = join(scratch, `copies-${copies}`);
    for (let at = 0; at < copies; at++)
      cpSync(tree, join(target, `copy-${at}`), { recursive: true, filter: (path) => !path.endsWith('/.git') });
    const [figures] = await measure([buildAll(target)], 1);
    if (figures) parts.push(`${copies} × ${figure(figures)}`);
    rmSync(target, { recursive: true });
  }
  console.log(`${LARGEST} copied, build --all: ${parts.join('; ')}`);
}

/** Runs contestants in turn and prints the first against each of the others. */
async function compare(title: string, contestants: Readonly<Record<string, Contestant>>): Promise<void> {
  const figures = await measure(Object.values(contestants), runs);
  const [first] = figures;
  console.log(title);
  for (const [at, name] of Object.keys(contestants).entries()) {
    const own = figures[at];
    if (first && own)
      console.log(`  ${name.padEnd(30)} ${figure(own)}${at === 0 ? '' : `; ratio ${ratio(first, own)}`}`);
  }
}

function opponent(name: string, variable: string): string | undefined {
  const path = findProgram(name, variable);
  if (path === undefined) console.log(`${name} is not installed (PATH or ${variable}): its figures are left out.`);
  return path;
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

// Builds every overlay of a tree with the engine and with kustomize's own library (KUSTOMIZE_ALL, or `kustomize-all` on PATH),
// and compares them object for object: `npm run test:kustomize -- TREE [--show N] [--bytes] [--expected DIR]`.
// `--bytes` also shows where equal objects are printed otherwise; `--expected` takes what kustomize-all wrote before.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadAll } from 'js-yaml';
import { Builder } from '../../src/kustomize/build.ts';
import type { Build } from '../../src/kustomize/built.ts';
import { writeObjects } from '../../src/kustomize/write/write.ts';
import { kustomizationDirectories } from '../../src/repository/kustomization-names.ts';
import { readWorkTree } from '../../src/repository/work-tree.ts';
import { YamlReader } from '../../src/yaml/reader.ts';

interface Outcome {
  readonly directory: string;
  readonly verdict: 'same bytes' | 'same objects' | 'both fail' | 'partly known' | 'differing';
  readonly detail: string;
}

const [root = '.', ...rest] = process.argv.slice(2);
const show = Number(option('--show') ?? 10);
const given = option('--expected');
const outcomes = compareTree(resolve(root));
const counts = new Map<string, number>();
for (const { verdict } of outcomes) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
for (const { directory, detail } of outcomes.filter(({ verdict }) => verdict === 'differing').slice(0, show)) {
  console.log(`\n${directory || '.'}\n${detail}`);
}
if (rest.includes('--bytes')) {
  for (const { directory, detail } of outcomes.filter(({ verdict }) => verdict === 'same objects').slice(0, show)) {
    console.log(`\n${directory || '.'}\n${detail}`);
  }
}
console.log(`${outcomes.length} overlays: ${[...counts].map(([verdict, count]) => `${count} ${verdict}`).join(', ')}`);
process.exitCode = counts.get('differing') ? 1 : 0;

function option(name: string): string | undefined {
  const at = rest.indexOf(name);
  return at === -1 ? undefined : rest[at + 1];
}

function compareTree(tree: string): Outcome[] {
  const out = given ?? mkdtempSync(join(tmpdir(), 'kustomize-compare-'));
  try {
    if (given === undefined) runKustomize(tree, out);
    const expected = new Map(readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')]));
    const start = performance.now();
    const files = readWorkTree(tree);
    const builder = new Builder(files, new YamlReader(), { restrict: 'none', lenientRoot: false, order: 'none' });
    const built = kustomizationDirectories(files).map((directory) => {
      const build = builder.build(directory);
      return { build, text: writeObjects(build.objects) };
    });
    console.log(`built in ${((performance.now() - start) / 1000).toFixed(3)} s`);
    return built.map(({ build, text }) => compareBuild(build, text, expected));
  } finally {
    if (given === undefined) rmSync(out, { recursive: true });
  }
}

/** Without git and behind a dead proxy, what is remote fails at once. */
function runKustomize(tree: string, out: string): void {
  const env = { PATH: out, HOME: out, HTTP_PROXY: 'http://127.0.0.1:1', HTTPS_PROXY: 'http://127.0.0.1:1' };
  const program = process.env.KUSTOMIZE_ALL ?? 'kustomize-all';
  execFileSync(program, [tree, out], { env, stdio: ['ignore', 'inherit', 'ignore'] });
}

function compareBuild(build: Build, text: string, expected: ReadonlyMap<string, string>): Outcome {
  const { directory, problems, unknown } = build;
  const name = (directory || '.').replaceAll('/', '__');
  const yaml = expected.get(`${name}.yaml`);
  const error = expected.get(`${name}.error`);
  const [problem] = problems;
  const make = (verdict: Outcome['verdict'], detail = ''): Outcome => ({ directory, verdict, detail });
  if (error !== undefined) {
    if (problem && isSameCause(error, problem.cause)) return make('both fail');
    if (unknown.length > 0 && /https?:|enable-helm|external plugin|git|HelmChart/.test(error))
      return make('partly known');
    return make(
      'differing',
      `kustomize: ${error.slice(0, 400)}\nengine: ${problem?.text ?? `${build.objects.length} objects`}`,
    );
  }
  if (yaml === undefined) return make('differing', 'kustomize did not say anything');
  if (problem) return make('differing', `engine fails: ${problem.text}`);
  if (yaml === text) return make('same bytes');
  const [theirs, ours] = [loadAll(yaml), loadAll(text)];
  const difference = firstDifference(theirs, ours, '');
  return difference ? make('differing', difference) : make('same objects', firstLine(yaml, text));
}

/** Whether an error has our cause in it; what the YAML parsers say in their own words is not compared. */
function isSameCause(error: string, cause: string): boolean {
  const comparable = cause.replace(/(MalformedYAMLError|invalid Kustomization: yaml).*/s, '$1');
  return unquote(error).includes(unquote(comparable));
}

function unquote(text: string): string {
  return text.replaceAll('\\', '').replaceAll('"', '');
}

function firstDifference(a: unknown, b: unknown, path: string): string | undefined {
  if (Array.isArray(a) && Array.isArray(b)) {
    for (let at = 0; at < Math.max(a.length, b.length); at++) {
      const difference = firstDifference(a[at], b[at], `${path}/${at}`);
      if (difference) return difference;
    }
    return undefined;
  }
  if (isObject(a) && isObject(b)) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      const difference = firstDifference(a[key], b[key], `${path}/${key}`);
      if (difference) return difference;
    }
    return undefined;
  }
  if (Object.is(a, b)) return undefined;
  return `${path}\n  kustomize: ${JSON.stringify(a)?.slice(0, 300)}\n  engine:    ${JSON.stringify(b)?.slice(0, 300)}`;
}

function isObject(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function firstLine(a: string, b: string): string {
  const [left, right] = [a.split('\n'), b.split('\n')];
  const at = left.findIndex((line, index) => line !== right[index]);
  return `line ${at + 1}\n  kustomize: ${left[at]}\n  engine:    ${right[at]}`;
}

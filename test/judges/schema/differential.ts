/**
 * Our `schema` verdicts against those of the API server's own validation, on real objects and on seeded mutations of them:
 * `npm run test:oracle [-- --seed N --count N --crds DIR --tree DIR …]`.
 *
 * kubernetes-oracle and kustomize-all are found by KUBERNETES_ORACLE and KUSTOMIZE_ALL or on PATH. Trees are those named by
 * `--tree` (each may also be a folder of trees), else the newest ones of ../shared/realbugs. `--built DIR` takes what an earlier
 * run built there. The objects of examples.yaml, which have the fields that real trees use rarely, are mutated too and counted apart. Exits with 1 where the judge accepts what we reject.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { SchemaProblem } from '../../../src/kubernetes/terms/problem.ts';
import { Random } from '../../random.ts';
import { builtFiles } from './built.ts';
import type { Json } from './json.ts';
import { gapOf } from './judge-gaps.ts';
import { MUTATION_NAMES, type Mutated, mutate } from './mutate.ts';
import { documentsOf, Ours, objectOf } from './ours.ts';
import { askOracle, askOracleOf, findProgram } from './programs.ts';
import { type Comparison, Tally, wordsOf } from './tally.ts';

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '20000' },
    crds: { type: 'string' },
    tree: { type: 'string', multiple: true, default: [] },
    built: { type: 'string' },
    kubernetes: { type: 'string', default: '1.36' },
    flux: { type: 'string' },
    show: { type: 'string', default: '40' },
  },
});
/** Objects larger than this are judged as they are, but not mutated. */
const LARGEST = 64 * 1024;
const EXAMPLES = join(import.meta.dirname, '../../kubernetes/admission/examples.yaml');

/** An object that the judge accepts. */
interface Base {
  readonly kind: string;
  readonly group: Comparison['group'];
  readonly value: Json;
}

const oracle = findProgram('KUBERNETES_ORACLE', 'kubernetes-oracle');
const kustomizeAll = findProgram('KUSTOMIZE_ALL', 'kustomize-all');
const work = mkdtempSync(join(tmpdir(), 'gitops-gate-oracle-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
if (!oracle) console.log('Skipped: kubernetes-oracle is neither named by KUBERNETES_ORACLE nor on PATH.');
else if (!kustomizeAll && !options.built)
  console.log('Skipped: kustomize-all is neither named by KUSTOMIZE_ALL nor on PATH.');
else compare(oracle);

function compare(oracle: string): void {
  const files = builtFiles(kustomizeAll, options, join(work, 'built'));
  if (files.length === 0) {
    console.log('Skipped: there are no trees; name some with --tree.');
    return;
  }
  const ours = new Ours({ kubernetes: options.kubernetes, flux: options.flux ?? fluxMinor(options.crds) });
  const { bases, wrong } = unchanged(oracle, ours, [...files, EXAMPLES]);
  const changed = mutated(oracle, ours, bases);
  if (wrong > 0 || changed > 0) process.exitCode = 1;
}

/** `2.9` of `…/v2.9.4`. */
function fluxMinor(crds: string | undefined): string {
  return /v?(\d+\.\d+)[^/]*\/?$/.exec(crds ?? '')?.[1] ?? '2.9';
}

/** Judges every object as it is; gives those that the judge accepts, each content once, and how many of them we reject. */
function unchanged(oracle: string, ours: Ours, files: readonly string[]): { bases: Base[]; wrong: number } {
  const verdicts = askOracle(oracle, options.crds, files);
  const tally = new Tally();
  const bases = new Map<string, Base>();
  for (const file of files) {
    documentsOf(basename(file), readFileSync(file, 'utf8')).forEach((document, index) => {
      const verdict = verdicts.get(`${file} ${index + 1}`);
      const object = objectOf(document);
      if (!object || !verdict || verdict.status === 'skipped') return;
      const problems = ours.problems(object);
      const kind = `${object.apiVersion} ${object.kind}`;
      const group = groupOf(object.apiVersion, file);
      const where = `${basename(file)} ${object.namespace}/${object.name}`;
      const theirs = verdict.status === 'invalid' ? (verdict.errors ?? []) : undefined;
      tally.add({ kind, group, mutation: 'unchanged', where, theirs, ours: problems.map(({ message }) => message) });
      const text = JSON.stringify(object.value);
      if (!theirs && text.length <= LARGEST) bases.set(text, { kind, group, value: JSON.parse(text) });
    });
  }
  report('Objects as they are', tally);
  return { bases: [...bases.values()], wrong: tally.wrong };
}

function groupOf(apiVersion: string, file: string): Comparison['group'] {
  if (file === EXAMPLES) return 'examples';
  return /\.fluxcd\.io\//.test(apiVersion) ? 'Flux kinds' : 'built-ins';
}

/** Judges mutations: as many of Flux' kinds as of built-in ones; gives how many we reject and the judge accepts. */
function mutated(oracle: string, ours: Ours, bases: readonly Base[]): number {
  const random = new Random(Number(options.seed));
  const changes: { base: Base; mutated: Mutated }[] = [];
  const groups = [...new Set(bases.map(({ group }) => group))];
  for (const group of groups) {
    const pick = picker(
      bases.filter((base) => base.group === group),
      random,
    );
    // Those of examples come on top.
    const share = group === 'examples' ? 4 : Math.max(groups.length - 1, 1);
    const until = changes.length + Math.ceil(Number(options.count) / share);
    while (changes.length < until) {
      const base = pick();
      const change = base && mutate(base.value, random.pick(MUTATION_NAMES) ?? '', random);
      if (change) changes.push({ base, mutated: change });
    }
  }
  const texts = changes.map(({ mutated }) => JSON.stringify(mutated.value));
  const verdicts = askOracleOf(oracle, options.crds, texts, join(work, 'mutated'));
  const tally = new Tally();
  changes.forEach(({ base, mutated }, at) => {
    const verdict = verdicts[at];
    if (!verdict || verdict.status === 'skipped') return;
    const object = objectOf(documentsOf('object.yaml', texts[at] ?? '')[0]);
    const problems = object ? ours.problems(object) : [];
    const theirs = verdict.status === 'invalid' ? (verdict.errors ?? []) : undefined;
    const { kind, group } = base;
    const messages = seen(kind, problems, theirs).map(({ message }) => message);
    tally.add({ kind, group, mutation: mutated.mutation, where: wordsOf(mutated), theirs, ours: messages });
  });
  report(`${changes.length} mutations, seed ${options.seed}`, tally);
  return tally.wrong;
}

/** Our problems, without those that the judge is known not to see where it accepts the object. */
function seen(
  kind: string,
  problems: readonly SchemaProblem[],
  theirs: readonly string[] | undefined,
): readonly SchemaProblem[] {
  return theirs ? problems : problems.filter((problem) => gapOf(kind, problem) === undefined);
}

/** Picks kinds by the square root of how many objects there are of each, so that rare ones are heard too. */
function picker(bases: readonly Base[], random: Random): () => Base | undefined {
  const byKind = new Map<string, Base[]>();
  for (const base of bases) byKind.set(base.kind, [...(byKind.get(base.kind) ?? []), base]);
  const chances = [...byKind.values()].flatMap((kind) => Array<Base[]>(Math.ceil(Math.sqrt(kind.length))).fill(kind));
  return () => random.pick(random.pick(chances) ?? []);
}

function report(title: string, tally: Tally): void {
  const most = Number(options.show);
  const part = (name: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? ['', `  ${name}`, ...lines] : [];
  const lines = [
    `\n${title}`,
    ...tally.figures().map((line) => `  ${line}`),
    ...part('False alarms: only we reject', tally.falseAlarms(most)),
    ...part('Misses: only the judge rejects', tally.misses(most)),
    ...part(
      'Rejections found, by change',
      tally.byMutation().map((line) => `    ${line}`),
    ),
  ];
  console.log(lines.join('\n'));
}

/**
 * Our `schema` verdicts against those that flux-schema gave of the same built objects, which ../shared/facts/data keeps:
 * `npm run test:flux-schema [-- --tree DIR] [--built DIR]`.
 *
 * The objects are built by kustomize-all (KUSTOMIZE_ALL or on PATH), of the trees of `--tree` or of ../shared/realbugs, or are
 * those that an earlier run left in `--built DIR`. kubernetes-oracle, where it is there, says who is right. flux-schema.md explains the causes; exits with 1
 * where a difference has none.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { builtFiles } from './built.ts';
import { causeOfOurs, causeOfTheirs, type Violation } from './flux-schema-causes.ts';
import { documentsOf, Ours, objectOf } from './ours.ts';
import { askOracle, findProgram } from './programs.ts';

/** A line of the recorded verdicts. */
interface Recorded {
  readonly tree: string;
  readonly mode: 'raw' | 'built';
  readonly source: string;
  readonly idx: number;
  readonly violations?: readonly Violation[];
}

const RECORDS = resolve(import.meta.dirname, '../../../../shared/facts/data/flux-schema-verdicts.jsonl');
const { values: options } = parseArgs({
  options: { tree: { type: 'string', multiple: true, default: [] }, built: { type: 'string' } },
});
const kustomizeAll = findProgram('KUSTOMIZE_ALL', 'kustomize-all');
const oracle = findProgram('KUBERNETES_ORACLE', 'kubernetes-oracle');
const work = mkdtempSync(join(tmpdir(), 'gitops-gate-flux-schema-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
if (!existsSync(RECORDS)) console.log('Skipped: the recorded verdicts are not there.');
else if (!kustomizeAll && !options.built)
  console.log('Skipped: kustomize-all is neither named by KUSTOMIZE_ALL nor on PATH.');
else compare();

function compare(): void {
  const recorded = readRecords();
  const files = builtFiles(kustomizeAll, options, join(work, 'built'));
  const judged = oracle === undefined ? undefined : askOracle(oracle, undefined, files);
  const ours = new Ours({ flux: '2.9', kubernetes: '1.36' });
  const counts = new Map<string, number>();
  for (const file of files) {
    documentsOf(basename(file), readFileSync(file, 'utf8')).forEach((document, index) => {
      const object = objectOf(document);
      if (!object) return;
      const theirs = recorded.get(keyOf(basename(dirname(file)), basename(file, '.yaml'), index + 1)) ?? [];
      const problems = ours.problems(object);
      if (theirs.length === 0 && problems.length === 0) return;
      const status = judged?.get(`${file} ${index + 1}`)?.status ?? 'skipped';
      const judge = status === 'skipped' ? 'not judged' : `judge: ${status}`;
      const who = theirs.length === 0 ? 'only ours' : problems.length === 0 ? 'only theirs' : 'both';
      const cause = theirs.length > 0 ? causeOfTheirs(theirs[0], object) : causeOfOurs(problems[0]);
      const words =
        cause ?? `UNEXPLAINED ${theirs[0]?.path ?? ''} ${theirs[0]?.message ?? problems[0]?.message ?? ''} in ${file}`;
      const line = `${who} | ${object.kind} | ${words} | ${judge}`;
      counts.set(line, (counts.get(line) ?? 0) + 1);
    });
  }
  const lines = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  console.log(lines.map(([line, count]) => `${String(count).padStart(5)} | ${line}`).join('\n'));
  if (lines.some(([line]) => line.includes('UNEXPLAINED'))) process.exitCode = 1;
}

function readRecords(): Map<string, readonly Violation[]> {
  const lines = readFileSync(RECORDS, 'utf8').trim().split('\n');
  const records = lines.map((line): Recorded => JSON.parse(line)).filter(({ mode }) => mode === 'built');
  return new Map(
    records.map(({ tree, source, idx, violations = [] }) => [
      keyOf(tree, source.replaceAll('/', '__'), idx),
      violations,
    ]),
  );
}

function keyOf(tree: string, source: string, index: number): string {
  return `${tree} ${source} ${index}`;
}

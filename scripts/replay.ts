/**
 * Checks commits that a repository already has, each as the pull request that it was: `npm run replay -- REPOSITORY [COUNT] [REVISION]`.
 *
 * It follows the first parents of REVISION (`HEAD`) for COUNT (200) commits, oldest first, and prints what each one would have been
 * told and whether the gate would have stopped it. Nothing is checked out, so a clone with `--no-checkout` is enough. Its remotes must
 * name the repository as its manifests do.
 */
import { invoke } from '../src/invocation/invocation.ts';
import { judgedFolder, readBase } from '../src/repository/compare.ts';
import { readCommit } from '../src/repository/object-store.ts';
import { SEVERITIES, type Severity } from '../src/severity.ts';
import { printable } from '../src/text/printable.ts';
import { commitsUpTo } from './commits.ts';

const [repository, count = '200', revision = 'HEAD'] = process.argv.slice(2);
if (repository === undefined) {
  process.stderr.write('Usage: npm run replay -- REPOSITORY [COUNT] [REVISION]\n');
  process.exit(2);
}
const folder = judgedFolder(repository);
const commits = commitsUpTo(folder, revision, Number(count));
const totals = new Map<Severity, number>();
let stopped = 0;
const start = performance.now();
for (const [index, { id, parent, title }] of commits.entries()) {
  if (process.stderr.isTTY) process.stderr.write(`\r${index + 1} of ${commits.length}`);
  const base = readBase(folder, { base: parent, head: id });
  const comparison = { standing: 'proposed', head: readCommit(folder, id), base } as const;
  const { report, conclusion, failures } = await invoke({
    folder,
    comparison,
    scope: undefined,
    failOn: undefined,
    env: {},
  });
  if (conclusion !== 'passed') stopped++;
  if (conclusion !== 'passed' || report.findings.length > 0)
    console.log(`${id.slice(0, 10)} ${conclusion}: ${printable(title)}`);
  for (const failure of failures) console.log(`  ${failure}`);
  for (const { severity, rule, location, message } of report.findings) {
    totals.set(severity, (totals.get(severity) ?? 0) + 1);
    console.log(`  ${severity} ${rule} ${location.path}:${location.start.line}: ${message.replaceAll('\n', ' ')}`);
  }
}
const told = SEVERITIES.map((severity) => `${totals.get(severity) ?? 0} of level ${severity}`).join(', ');
const seconds = (performance.now() - start) / 1000;
console.log(
  `${commits.length} commits, ${stopped} stopped; findings: ${told}; ${(seconds / Math.max(commits.length, 1)).toFixed(1)} s each`,
);

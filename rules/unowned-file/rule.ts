import type { Problem } from '../../src/findings/problem.ts';
import { defineRule, type RuleContext } from '../../src/lint/rule.ts';
import { matchesAny } from '../../src/policy/policy.ts';
import type { ChangedFile } from '../../src/repository/change.ts';
import type { Codeowners, OwnerLine } from '../../src/repository/codeowners/codeowners.ts';
import { compilePattern, matchesPattern, wholeFolder } from '../../src/repository/codeowners/codeowners.ts';
import { Coverage, type Gap } from '../../src/repository/codeowners/coverage.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { Origin } from '../../src/yaml/origin.ts';
import { isCritical } from './critical.ts';
import { propose } from './proposal.ts';

export default defineRule({
  id: 'unowned-file',
  description: 'No line of CODEOWNERS matches a file, so GitHub does not request a review for its changes.',
  severity: 'warning',
  on: 'tree',

  *check(context) {
    const { tree, codeowners, policy } = context;
    if (!codeowners) return;
    const paths = [...tree.files.keys()].filter((path) => !matchesAny(path, policy.ignore)).sort();
    const coverage = new Coverage(codeowners, paths);
    // A CODEOWNERS that owns nothing at all is one defect, and codeowners-syntax reports it.
    if (!coverage.ownsAnything) return;
    if (context.change) yield* inChange(context.change.files, coverage, context);
    else yield* gapsAsTheyAre(coverage, context);
  },
});

/** Files of the change that nobody owns, and files that lose their owner by it. */
function* inChange(
  changed: ReadonlyMap<string, ChangedFile>,
  coverage: Coverage,
  context: RuleContext,
): Iterable<Problem> {
  const { tree } = context;
  const base = context.base?.codeowners;
  for (const gap of coverage.gaps([...changed.keys()].sort())) {
    const proposal = propose(gap, coverage);
    for (const [index, path] of gap.files.entries()) {
      const file = tree.textAt(path) ?? new TextFile(path, '');
      const start = file.lineStart(changed.get(path)?.added[0]?.first ?? 1);
      yield {
        at: new Origin(file, start, start, start, start),
        ...gravity(gap, [path], coverage, context),
        message: `No line of ${coverage.codeowners.file.path} matches this file, so GitHub does not request a review. ${remedy(path, coverage, proposal?.text)}`,
        // One edit mends all files of the gap.
        fix: index === 0 ? proposal?.fix : undefined,
        values: [path],
      };
    }
  }
  if (base) yield* lost(changed, base, coverage, context);
}

function* lost(
  changed: ReadonlyMap<string, ChangedFile>,
  before: Codeowners,
  coverage: Coverage,
  context: RuleContext,
): Iterable<Problem> {
  const paths = [...context.tree.files.keys()].filter((path) => {
    const ownership = coverage.isUnmatched(path) && !changed.has(path) ? before.ownersOf(path) : 'unmatched';
    return ownership !== 'unmatched' && ownership.owners.length > 0;
  });
  for (const gap of coverage.gaps(paths.sort())) {
    yield* atCodeowners(gap, coverage, context, `This change removes the owner of ${naming(gap)}`);
  }
}

/** Without a change: what nobody owns, folder by folder; a file beside owned ones only where it is critical. */
function* gapsAsTheyAre(coverage: Coverage, context: RuleContext): Iterable<Problem> {
  for (const gap of coverage.gaps()) {
    const isFolder = gap.path.endsWith('/');
    if (!isFolder && !isCritical(gap.path) && !matchesAny(gap.path, context.policy.criticalPaths)) continue;
    const isReported = gap.files.every((path) => shallowLine(path, coverage) !== undefined);
    // shallow-owner reports the line that stops short of the folder; one cause is one finding.
    if (isReported && gravity(gap, gap.files, coverage, context).severity === undefined) continue;
    yield* atCodeowners(gap, coverage, context, `No line matches ${naming(gap)}`);
  }
}

function* atCodeowners(gap: Gap, coverage: Coverage, context: RuleContext, what: string): Iterable<Problem> {
  const proposal = propose(gap, coverage);
  if (!proposal) return;
  yield {
    at: proposal.after,
    ...gravity(gap, gap.files, coverage, context),
    message: `${what}, so GitHub does not request reviews for changes there. ${remedy(gap.files[0] ?? '', coverage, proposal.text)}`,
    fix: proposal.fix,
    values: [gap.path],
  };
}

function naming({ path, files }: Gap): string {
  if (!path.endsWith('/')) return `\`${path}\``;
  return `\`${path}\` (${files.length} ${files.length === 1 ? 'file' : 'files'})`;
}

/** A gap is an error where the policy file calls it critical, or where it is critical and its neighbours have owners. */
function gravity(
  gap: Gap,
  paths: readonly string[],
  coverage: Coverage,
  { policy }: RuleContext,
): Pick<Problem, 'severity'> {
  if (paths.some((path) => matchesAny(path, policy.criticalPaths))) return { severity: 'error' };
  const hasOwnedNeighbour = coverage.neighbours(gap).lines.some(({ owners }) => owners.length > 0);
  return hasOwnedNeighbour && paths.some(isCritical) ? { severity: 'error' } : {};
}

/** What to do, and which line only seems to match. */
function remedy(path: string, coverage: Coverage, proposed = `/${path} @…`): string {
  const names = path.split('/');
  const skipped = coverage.codeowners.lines.find(({ fault, compiled }) => fault && matchesPattern(compiled, names));
  if (skipped) return `GitHub skips line ${skipped.line}, which would match. Fix that line.`;
  const add = `add a line such as \`${proposed}\``;
  const shallow = shallowLine(path, coverage);
  if (!shallow) return `${add.charAt(0).toUpperCase()}${add.slice(1)}.`;
  const { text } = shallow.pattern;
  return `\`${text}\` on line ${shallow.line} owns only the files directly in that folder. Write \`${wholeFolder(text)}\`, or ${add}.`;
}

/** The line whose folder the file is in, and which owns only the files directly in that folder. */
function shallowLine(path: string, { codeowners }: Coverage): OwnerLine | undefined {
  const names = path.split('/');
  return codeowners.lines.find(
    ({ pattern: { text }, owners, fault }) =>
      !fault &&
      owners.length > 0 &&
      text.endsWith('/*') &&
      text !== '/*' &&
      matchesPattern(compilePattern(wholeFolder(text)), names),
  );
}

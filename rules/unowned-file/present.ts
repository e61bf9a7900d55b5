import type { Problem } from '../../src/findings/problem.ts';
import { isCritical } from '../../src/policy/critical-path.ts';
import { matchesAny } from '../../src/policy/policy.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { firstFew, quoted } from '../../src/text/words.ts';
import type { Coverage, Gap } from './coverage.ts';
import { gravity, naming, remedy, shallowLine } from './gaps.ts';
import { startOf } from './place.ts';
import { propose } from './proposal.ts';

/** Without a change: folders without an owner. A file next to owned files only if it is critical. */
export function* gapsAsTheyAre(coverage: Coverage, revision: Revision): Iterable<Problem> {
  const ordinary: Gap[] = [];
  for (const gap of coverage.gaps()) {
    const isFolder = gap.path.endsWith('/');
    if (!isFolder && !isCritical(gap.path) && !matchesAny(gap.path, revision.policy.criticalPaths)) continue;
    if (gravity(gap, gap.files, coverage, revision).severity !== undefined)
      yield* atCodeowners(gap, coverage, revision, `No line matches ${naming(gap)}`);
    // shallow-owner reports the line that stops short of the folder; one cause is one finding.
    else if (gap.files.some((path) => shallowLine(path, coverage) === undefined)) ordinary.push(gap);
  }
  yield* together(ordinary, coverage, revision);
}

/** What CODEOWNERS leaves out, as one problem: it is one decision that is missing. */
function* together(gaps: readonly Gap[], coverage: Coverage, revision: Revision): Iterable<Problem> {
  const [first, ...others] = gaps;
  if (!first) return;
  const what = `No line matches ${firstFew(gaps, naming)}`;
  for (const problem of atCodeowners(first, coverage, revision, what)) {
    if (others.length === 0) yield problem;
    else
      yield {
        ...problem,
        fix: undefined,
        related: others.flatMap((gap) => listed(gap, revision)),
        values: gaps.map(({ path }) => path),
      };
  }
}

function listed(gap: Gap, { tree }: Revision): NonNullable<Problem['related']> {
  const [path = ''] = gap.files;
  return tree.textAt(path) ? [{ at: startOf(path, tree), message: `No line matches ${naming(gap)}` }] : [];
}

/** A gap as a problem of CODEOWNERS, if a line would close it. */
export function* atCodeowners(gap: Gap, coverage: Coverage, revision: Revision, what: string): Iterable<Problem> {
  const proposal = propose(gap, coverage);
  if (!proposal) return;
  yield {
    at: coverage.codeowners.isAbove ? startOf(gap.files[0] ?? '', revision.tree) : proposal.after,
    ...gravity(gap, gap.files, coverage, revision),
    message: `${what}${coverage.codeowners.isAbove ? ` in ${quoted(coverage.codeowners.file.path)} of the repository` : ''}, so GitHub does not request reviews for changes there. ${remedy(gap.files[0] ?? '', coverage, proposal.text)}`,
    fix: proposal.fix,
    values: [gap.path],
  };
}

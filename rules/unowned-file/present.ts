import type { Problem } from '../../src/findings/problem.ts';
import { matchesAny } from '../../src/policy/policy.ts';
import type { Revision } from '../../src/revision/revision.ts';
import type { Coverage, Gap } from './coverage.ts';
import { isCritical } from './critical.ts';
import { gravity, naming, remedy, shallowLine } from './gaps.ts';
import { propose } from './proposal.ts';

/** Without a change: folders without an owner. A file next to owned files only if it is critical. */
export function* gapsAsTheyAre(coverage: Coverage, revision: Revision): Iterable<Problem> {
  for (const gap of coverage.gaps()) {
    const isFolder = gap.path.endsWith('/');
    if (!isFolder && !isCritical(gap.path) && !matchesAny(gap.path, revision.policy.criticalPaths)) continue;
    const isReported = gap.files.every((path) => shallowLine(path, coverage) !== undefined);
    // shallow-owner reports the line that stops short of the folder; one cause is one finding.
    if (isReported && gravity(gap, gap.files, coverage, revision).severity === undefined) continue;
    yield* atCodeowners(gap, coverage, revision, `No line matches ${naming(gap)}`);
  }
}

/** A gap as a problem of CODEOWNERS, if a line would close it. */
export function* atCodeowners(gap: Gap, coverage: Coverage, revision: Revision, what: string): Iterable<Problem> {
  const proposal = propose(gap, coverage);
  if (!proposal) return;
  yield {
    at: proposal.after,
    ...gravity(gap, gap.files, coverage, revision),
    message: `${what}, so GitHub does not request reviews for changes there. ${remedy(gap.files[0] ?? '', coverage, proposal.text)}`,
    fix: proposal.fix,
    values: [gap.path],
  };
}

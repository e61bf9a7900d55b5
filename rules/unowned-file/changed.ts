import type { Problem } from '../../src/findings/problem.ts';
import { isCritical } from '../../src/policy/critical-path.ts';
import { matchesAny } from '../../src/policy/policy.ts';
import type { ChangedFile } from '../../src/repository/change.ts';
import type { Codeowners } from '../../src/repository/codeowners/codeowners.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { Origin } from '../../src/yaml/origin.ts';
import type { Coverage } from './coverage.ts';
import { gravity, naming, remedy } from './gaps.ts';
import { atCodeowners } from './present.ts';
import { propose } from './proposal.ts';

/** Files of the change without an owner, and files that lose their owner because of it. */
export function* inChange(
  changed: ReadonlyMap<string, ChangedFile>,
  coverage: Coverage,
  revision: Revision,
): Iterable<Problem> {
  const { tree, base } = revision;
  for (const gap of coverage.gaps([...changed.keys()].sort())) {
    const proposal = propose(gap, coverage);
    for (const [index, path] of gap.files.entries()) {
      const file = tree.textAt(path) ?? new TextFile(path, '');
      const start = file.lineStart(changed.get(path)?.added[0]?.first ?? 1);
      const severity = gravity(gap, [path], coverage, revision);
      yield {
        at: new Origin(file, start, start, start, start),
        ...severity,
        message: `No line of \`${coverage.codeowners.file.path}\` matches this file, so GitHub does not request a review. ${remedy(path, coverage, proposal?.text)}`,
        // One edit mends all files of the gap.
        fix: index === 0 ? proposal?.fix : undefined,
        values: [path],
        // What one change leaves without an owner is one decision.
        cause: [severity.severity ?? ''],
      };
    }
  }
  if (base?.codeowners) yield* lost(changed, base.codeowners, coverage, revision);
}

/** Files without a critical one, for which weakened-ownership speaks. */
function* lost(
  changed: ReadonlyMap<string, ChangedFile>,
  before: Codeowners,
  coverage: Coverage,
  revision: Revision,
): Iterable<Problem> {
  const paths = [...revision.tree.files.keys()].filter((path) => {
    if (isCritical(path) || matchesAny(path, revision.policy.criticalPaths)) return false;
    const ownership = coverage.isUnmatched(path) && !changed.has(path) ? before.ownersOf(path) : 'unmatched';
    return ownership !== 'unmatched' && ownership.owners.length > 0;
  });
  for (const gap of coverage.gaps(paths.sort())) {
    yield* atCodeowners(gap, coverage, revision, `This change removes the owner of ${naming(gap)}`);
  }
}

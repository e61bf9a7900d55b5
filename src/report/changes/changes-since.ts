import type { CheckedRevision } from '../../lint/check-revision.ts';
import { reviewersOf } from '../../revision/reviewers.ts';
import type { Changes } from './changes.ts';
import { changesBetween, SHORT } from './changes-between.ts';

/** What a head does to what its base deploys, and why that is not known, as a sentence. */
export interface ChangesSince {
  /** Undefined if the base is not known as a whole, or gitops-gate failed. */
  readonly changes: Changes | undefined;
  readonly failed: readonly string[];
}

/** Compares what two revisions deploy, as a report shows it. */
export function changesSince(base: CheckedRevision | undefined, head: CheckedRevision): ChangesSince {
  const { guard, change, difference } = head.revision;
  if (!base || !difference) return { changes: undefined, failed: [] };
  const compared = { base: base.revision, head: head.revision, change };
  const faults = guard.faults.length;
  const changes = guard.run<Changes | undefined>(
    'comparisons',
    () => ({ what: 'The effect of the change', at: undefined }),
    () => changesBetween(difference, compared, SHORT, (set) => reviewersOf(set, compared)),
    () => undefined,
  );
  const isFault = guard.faults.length > faults;
  return {
    changes,
    failed: isFault ? ['The changes could not be compared because gitops-gate failed.'] : [],
  };
}

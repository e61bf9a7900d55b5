import type { Policy } from '../policy/policy.ts';
import type { GraphGroup } from '../reconcilers/graph.ts';
import type { Revision } from '../revision/revision.ts';
import type { FailOn } from '../severity.ts';

/** What is known of a run besides its findings; parts are computed when a format asks for them. */
export interface RunFacts {
  /** The day of the run, `YYYY-MM-DD`. */
  readonly date: string;
  readonly policy: Policy;
  readonly failOn: FailOn;
  /** The owners that CODEOWNERS gives a file; none without CODEOWNERS. */
  ownersOf(path: string): readonly string[];
  /** What each cluster or root of the head runs; none if that failed. */
  groups(): readonly GraphGroup[];
  /** A text without secrets, for names in groups. */
  redact(text: string): string;
}

/** The facts of a run that checked `head`. */
export function runFacts(head: Revision, failOn: FailOn): RunFacts {
  const redact = (text: string): string => head.redactor.text(text);
  return {
    date: head.today,
    policy: head.policy,
    failOn,
    ownersOf: (path) => {
      const ownership = head.codeowners?.ownersOf(path);
      return ownership === undefined || ownership === 'unmatched' ? [] : ownership.owners.map((owner) => redact(owner));
    },
    groups: () =>
      head.guard.run(
        'graphs',
        () => ({ what: 'The graph of the clusters', at: undefined }),
        () => head.reconcilers.flatMap((reconciler) => reconciler.graph({}).groups),
        () => [],
      ),
    redact,
  };
}

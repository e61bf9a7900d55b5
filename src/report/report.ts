import type { Scope } from '../findings/compare.ts';
import type { AcceptedFinding, Finding, SuppressedFinding } from '../findings/finding.ts';
import type { Gate } from '../gate.ts';
import type { Severity } from '../severity.ts';
import type { Changes } from './changes/changes.ts';
import type { Debt } from './debt.ts';

/** All that one run says. Formats turn it into a string and need nothing else. */
export interface Report {
  readonly version: 1;
  readonly tool: { readonly name: 'gitops-gate'; readonly version: string; readonly url: string };
  /** Sorted by path, line, column, rule. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** Findings that the baseline accepts, of all scopes. They do not count. */
  readonly inBaseline: readonly Finding[];
  /** What the change takes away with people's consent, and does not count. */
  readonly accepted: readonly AcceptedFinding[];
  /** Why something that people wrote to accept findings does not count, a sentence or two each. */
  readonly notAccepted: readonly string[];
  readonly summary: Summary;
  readonly gate: Gate;
  /** All that is to be fixed, summed up; only if all findings count. */
  readonly debt?: Debt;
  /** What the change does; only if a base is known. */
  readonly changes?: Changes;
}

/** Counts of a run. */
export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly notices: number;
  readonly suppressed: number;
  /** Findings that the baseline accepts. */
  readonly inBaseline: number;
  readonly accepted: number;
  /** Number of files of the tree that were read, and of Kubernetes objects that were checked. */
  readonly files: number;
  readonly objects: number;
  /** What was compared: findings new since the base, those on changed lines, or all. */
  readonly scope: Scope;
  /** The base commit, or null if it is unknown. */
  readonly base: string | null;
  /** Findings of the same kinds that the base has too and that scope `new` leaves out, those in the baseline aside. */
  readonly existing: number;
}

/** The counts of a report's findings, with what else is known of the run. */
export function summaryOf(
  { findings, suppressed, inBaseline, accepted }: Pick<Report, 'findings' | 'suppressed' | 'inBaseline' | 'accepted'>,
  others: Omit<Summary, 'errors' | 'warnings' | 'notices' | 'suppressed' | 'inBaseline' | 'accepted'>,
): Summary {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return {
    errors: count('error'),
    warnings: count('warning'),
    notices: count('notice'),
    suppressed: suppressed.length,
    inBaseline: inBaseline.length,
    accepted: accepted.length,
    ...others,
  };
}

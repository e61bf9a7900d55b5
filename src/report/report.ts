import type { Scope } from '../findings/compare.ts';
import type { Finding, SuppressedFinding } from '../findings/finding.ts';
import type { Gate } from '../gate.ts';
import type { Severity } from '../severity.ts';
import type { Changes } from './changes/changes.ts';

/** All that one run says. Formats turn it into a string and need nothing else. */
export interface Report {
  readonly version: 1;
  readonly tool: { readonly name: 'gitops-gate'; readonly version: string; readonly url: string };
  /** Sorted by path, line, column, rule. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly summary: Summary;
  readonly gate: Gate;
  /** What the change does; only if a base is known. */
  readonly changes?: Changes;
}

/** Counts of a run. */
export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly notices: number;
  readonly suppressed: number;
  /** Number of files of the tree that were read, and of Kubernetes objects that were checked. */
  readonly files: number;
  readonly objects: number;
  /** What was compared: findings new since the base, those on changed lines, or all. */
  readonly scope: Scope;
  /** The base commit, or null if it is unknown. */
  readonly base: string | null;
  /** Findings of the same kinds that the base has too and that scope `new` leaves out. */
  readonly existing: number;
}

/** The counts of a report's findings, with what else is known of the run. */
export function summaryOf(
  { findings, suppressed }: Pick<Report, 'findings' | 'suppressed'>,
  others: Omit<Summary, 'errors' | 'warnings' | 'notices' | 'suppressed'>,
): Summary {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return {
    errors: count('error'),
    warnings: count('warning'),
    notices: count('notice'),
    suppressed: suppressed.length,
    ...others,
  };
}

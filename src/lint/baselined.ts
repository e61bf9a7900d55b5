import type { BaselineEntry } from '../baseline/entry.ts';
import type { Baseline } from '../baseline/read.ts';
import { inScope, newlyReached } from '../findings/compare.ts';
import type { Finding } from '../findings/finding.ts';
import { entriesOf, inBaseline } from '../findings/in-baseline.ts';
import type { CheckedRevision } from './check-revision.ts';
import { acceptableBy } from './levels.ts';
import type { Rule } from './rule.ts';

/** What a baseline of a revision accepts, and what it could accept. */
export interface AcceptableDebt {
  /** The baseline as it is; undefined if there is none. */
  readonly file: Baseline | undefined;
  /** Entries for the findings that it accepts. */
  readonly accepted: readonly BaselineEntry[];
  /** Entries for the other findings that one can accept. */
  readonly others: readonly BaselineEntry[];
  /** Findings that no baseline can accept. */
  readonly barred: readonly Finding[];
}

/** Sorts the findings of a revision, of which some are in its baseline, by what a baseline can accept. */
export function debtToAccept(
  { revision, findings }: CheckedRevision,
  rules: readonly Rule[],
  baselined: ReadonlySet<Finding>,
): AcceptableDebt {
  const isAcceptable = acceptableBy(rules, revision.policy);
  const ofBaseline = new Set(rules.filter(({ on }) => on === 'baseline').map(({ id }) => id));
  const others = findings.filter((finding) => !baselined.has(finding));
  return {
    file: revision.baseline,
    accepted: entriesOf(baselined),
    others: entriesOf(others.filter(isAcceptable)),
    barred: others.filter((finding) => !isAcceptable(finding) && !ofBaseline.has(finding.rule)),
  };
}

/**
 * The findings of the head that its baseline accepts, if what the change adds to it is approved or not.
 *
 * A baseline accepts the secrets that are there, not others in their place: a finding about one that the change brings counts. What no
 * cluster reached counts once the change deploys it.
 */
export function baselinedIn(
  { base, head }: { readonly base: CheckedRevision | undefined; readonly head: CheckedRevision },
  rules: readonly Rule[],
  isGrowthApproved: boolean,
): ReadonlySet<Finding> {
  const { findings, baseline, revision } = head;
  if (!baseline) return new Set();
  const { change, policy, options } = revision;
  const secrets = findings.filter((finding) => finding.secrets);
  const brought = change ? inScope(secrets, options.isBaseWhole ? 'new' : 'changed', base?.findings, change) : [];
  const deployed = base && change && options.isBaseWhole ? newlyReached(base.findings, findings, change) : [];
  const isBrought = new Set([...brought, ...deployed]);
  const canAccept = acceptableBy(rules, policy);
  return inBaseline(findings, isGrowthApproved ? baseline.onceApproved : baseline.inForce, {
    change,
    isAcceptable: (finding) => canAccept(finding) && !isBrought.has(finding),
  });
}

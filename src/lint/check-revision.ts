import { sortFindings } from '../findings/compare.ts';
import type { Finding, SuppressedFinding } from '../findings/finding.ts';
import type { Revision } from '../revision/revision.ts';
import { runRules } from './engine.ts';
import { type JudgedBaseline, judgeBaseline } from './judged-baseline.ts';
import { lateFindings } from './late.ts';
import { acceptableBy, canReport } from './levels.ts';
import { notKnown } from './not-known.ts';
import type { Rule } from './rule.ts';
import { applySuppressions } from './suppress.ts';

/** A revision and what the rules say about it. */
export interface CheckedRevision {
  readonly revision: Revision;
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** Undefined if it has no baseline. */
  readonly baseline: JudgedBaseline | undefined;
  /** How many objects of the repository itself were checked. */
  readonly objects: number;
  /** What is not known about the revision, a line each. */
  readonly notes: readonly string[];
}

/** Runs all rules over a revision, whose base is checked, and applies its suppressions. What fails is a finding, not an error. */
export async function checkRevision(
  revision: Revision,
  rules: readonly Rule[],
  base?: CheckedRevision,
): Promise<CheckedRevision> {
  const { guard, redactor, options, checkouts } = revision;
  revision.hideSecrets();
  await revision.loadSchemas();
  await revision.loadPolicies();
  const findings = runRules(rules, revision, guard);
  const heard = guard.run(
    'steps',
    () => ({ what: 'Comments that suppress findings', at: undefined }),
    () => applySuppressions(findings, revision.manifests.texts(), options.policy, options.today),
    () => ({ findings, suppressed: [], unused: [] }),
  );
  // What a revision deploys is compared later; where that fails, the fault belongs to its findings.
  void revision.difference;
  void revision.deployed;
  const baseline = guard.run(
    'steps',
    () => ({ what: 'The baseline', at: options.policy.baseline.path }),
    () => {
      const head = heard.findings.filter(acceptableBy(rules, options.policy));
      return judgeBaseline(revision, { head, base: base?.findings }, canReport(rules, options.policy));
    },
    () => undefined,
  );
  const late = lateFindings(rules, revision, guard, { unused: heard.unused, baseline });
  const notes = guard.run(
    'steps',
    () => ({ what: 'The list of unknown parts', at: undefined }),
    () => notKnown(revision, options.locations),
    () => [],
  );
  return {
    revision,
    findings: sortFindings([...heard.findings, ...late]),
    baseline,
    suppressed: sortFindings(heard.suppressed).map((one) => ({ ...one, reason: redactor.text(one.reason) })),
    objects: revision.objects.filter(({ origin }) => !checkouts.holds(origin.file.path)).length,
    notes: notes.map((note) => redactor.text(note)),
  };
}

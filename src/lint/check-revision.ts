import { sortFindings } from '../findings/compare.ts';
import type { Finding, SuppressedFinding } from '../findings/finding.ts';
import { toolOfRule } from '../policy/foreign-rules.ts';
import type { Policy } from '../policy/policy.ts';
import type { Revision } from '../revision/revision.ts';
import { askedOf } from './asked.ts';
import { runRules } from './engine.ts';
import { type ForeignResults, importedFindings } from './imported.ts';
import { type JudgedBaseline, judgeBaseline } from './judged-baseline.ts';
import { lateFindings } from './late.ts';
import { acceptableBy, canReport, mayReport } from './levels.ts';
import { notKnown } from './not-known.ts';
import type { Rule } from './rule.ts';
import { applySuppressions } from './suppress.ts';
import type { Suppression } from './suppression.ts';

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
  readonly notes: () => readonly string[];
}

/** What a revision is checked with, besides rules. */
export interface CheckedWith {
  /** The base of the revision. */
  readonly base?: CheckedRevision | undefined;
  readonly foreign: ForeignResults | undefined;
  /** The paths of the files that findings are asked about; all if left out. */
  readonly only?: ReadonlySet<string> | undefined;
}

/** Runs some rules over a revision and applies its suppressions. What fails is a finding, not an error. With `only`, other findings may be left out. */
export async function checkRevision(
  revision: Revision,
  rules: readonly Rule[],
  { base, foreign, only }: CheckedWith,
): Promise<CheckedRevision> {
  const { guard, redactor, options, checkouts } = revision;
  revision.hideSecrets();
  await revision.loadSchemas();
  await revision.loadPolicies();
  const asked = askedOf(revision, only);
  const own = runRules(rules, revision, guard, asked);
  const findings = foreign ? [...own, ...importedFindings(foreign, revision, guard)] : own;
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
      const known = { canReport: canReport(rules, options.policy), tools: foreign?.tools };
      return judgeBaseline(revision, { head, base: base?.findings }, known);
    },
    () => undefined,
  );
  const late = lateFindings(rules, revision, guard, {
    unused: unusedAmong(heard.unused, rules, options.policy, foreign),
    baseline,
    asked,
  });
  return {
    revision,
    findings: sortFindings([...heard.findings, ...late]),
    baseline,
    suppressed: sortFindings(heard.suppressed).map((one) => ({ ...one, reason: redactor.text(one.reason) })),
    objects: revision.objects.filter(({ origin }) => !checkouts.holds(origin.file.path)).length,
    notes: () => {
      const notes = guard.run(
        'steps',
        () => ({ what: 'The list of unknown parts', at: undefined }),
        () => notKnown(revision, options.locations),
        () => [],
      );
      return notes.map((note) => redactor.text(note));
    },
  };
}

/** The suppressions that took nothing out, of rules that the policy runs; those of an unknown rule are reported as such. */
function unusedAmong(
  unused: readonly Suppression[],
  rules: readonly Rule[],
  policy: Policy,
  foreign: ForeignResults | undefined,
): readonly Suppression[] {
  const ids = new Set(rules.filter((rule) => mayReport(rule, policy)).map(({ id }) => id));
  return unused.filter(({ rule }) => {
    const tool = toolOfRule(rule);
    return tool === undefined ? ids.has(rule) : foreign?.known.has(tool);
  });
}

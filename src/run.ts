import { rules } from '../rules/index.ts';
import { acceptLosses } from './acceptance/accept.ts';
import { rememberedStatements } from './acceptance/statement.ts';
import { findingsAbout } from './caused.ts';
import { checkBoth } from './check-both.ts';
import type { CheckInput } from './check-input.ts';
import { byCause } from './findings/causes.ts';
import { inScope, isAbout } from './findings/compare.ts';
import type { Finding } from './findings/finding.ts';
import { limited } from './findings/overflow.ts';
import { judge } from './gate.ts';
import { type AcceptableDebt, baselinedIn, debtToAccept } from './lint/baselined.ts';
import type { CheckedRevision } from './lint/check-revision.ts';
import { faultNotes, skippedNotes } from './lint/late.ts';
import type { Snippets } from './masking/redactor.ts';
import { changesSince } from './report/changes/changes-since.ts';
import { debtOf } from './report/debt.ts';
import { type RunFacts, runFacts } from './report/facts.ts';
import { type Report, summaryOf } from './report/report.ts';
import type { Revision } from './revision/revision.ts';
import { snippetsOf } from './revision/snippets.ts';
import { TOOL } from './tool.ts';

export { rules };

/** What a run found, and whether it can be trusted. */
export interface CheckResult {
  readonly report: Report;
  /** The findings of the report without a limit on their number. */
  readonly found: readonly Finding[];
  /** What was not checked because the time limit was reached. The run then exits with 2. */
  readonly failures: readonly string[];
  /** What was not known of the head, a line each, for those who ask. */
  readonly notes: () => readonly string[];
  /** The lines of the head that a report may show. */
  readonly snippets: Snippets;
  /** The head as it was checked. */
  readonly revision: Revision;
  /** What a baseline of the head accepts and could accept. */
  readonly debt: AcceptableDebt;
  readonly facts: RunFacts;
}

/** Ids of rules whose findings count in every scope. */
const ALWAYS = new Set(rules.filter(({ always }) => always).map(({ id }) => id));
/** Ids of rules whose findings people accept by letting the baseline grow. */
const OF_BASELINE = new Set(rules.filter(({ on }) => on === 'baseline').map(({ id }) => id));

/** The way on one screen: both revisions are parsed, built and checked alike, and what is new in the head makes the report. */
export async function check(input: CheckInput): Promise<CheckResult> {
  const { scope, policy, failOn } = input;
  const change = input.base?.change;
  const checked = await checkBoth(input, rules);
  const { base, head } = checked;
  const about = input.only && (await findingsAbout(input.only, checked, input));
  const isAsked = (finding: Finding): boolean => about?.has(finding) ?? true;
  const compared = new Set(inScope(head.findings, scope, base?.findings, change));
  const asked = head.findings.filter(isAsked);
  const considered = asked.filter((finding) => compared.has(finding) || ALWAYS.has(finding.rule));
  const read = input.statements && rememberedStatements(input.statements);
  const accept = async (isGrowthApproved: boolean) => {
    const baselined = baselinedIn(checked, rules, isGrowthApproved);
    const counting = considered.filter((finding) => !baselined.has(finding));
    return { baselined, counting, ...(await acceptLosses(byCause(counting), { policy: policy.acknowledge, read })) };
  };
  let left = await accept(false);
  if (left.accepted.some(({ rule }) => OF_BASELINE.has(rule))) left = await accept(true);
  const findings = limited(left.findings, policy.limits.findingsPerFile);
  const suppressed = inScope(head.suppressed, scope, base?.suppressed, change).filter(
    (finding) => !input.only || isAbout(finding, input.only),
  );
  const { changes, failed } = changesSince(base, head);
  const ofBase = base ? skippedNotes(' of the base', base.revision) : [];
  const failures = [...failed, ...skippedNotes('', head.revision), ...ofBase];
  const { guard, redactor } = head.revision;
  const gate = judge(findings, failOn, failures.length > 0);
  const inBaseline = byCause([...left.baselined].filter(isAsked));
  return {
    report: toReport(input, { revision: head.revision, objects: head.objects, findings: asked }, left, {
      ...{ findings, suppressed, inBaseline, accepted: left.accepted, notAccepted: left.notes, gate },
      ...(changes && !input.only && { changes }),
    }),
    found: left.findings,
    failures,
    notes: () => [...head.notes(), ...faultNotes(guard).map((note) => redactor.text(note))],
    snippets: snippetsOf(head.revision, base?.revision),
    debt: debtToAccept(head, rules, left.baselined),
    facts: runFacts(head.revision, failOn),
    revision: head.revision,
  };
}

/** The findings of the head by whether they count. */
interface Sorted {
  readonly counting: readonly Finding[];
  readonly baselined: ReadonlySet<Finding>;
  /** Those that count, one for each cause. */
  readonly findings: readonly Finding[];
}

function toReport(
  { head, base, scope: asked, only }: CheckInput,
  judged: Pick<CheckedRevision, 'revision' | 'objects' | 'findings'>,
  { counting, baselined, findings }: Sorted,
  result: Omit<Report, 'version' | 'tool' | 'summary' | 'debt'>,
): Report {
  const { codeowners, redactor } = judged.revision;
  const isShown = new Set([...counting, ...baselined]);
  const scope = base ? asked : 'all';
  const summary = {
    files: (only ?? head.files).size,
    objects: judged.objects,
    scope,
    base: base?.change.base ?? null,
    existing: scope === 'new' ? byCause(judged.findings.filter((one) => !isShown.has(one))).length : 0,
  };
  const debt =
    scope === 'all' && !only
      ? debtOf(findings, result.inBaseline, codeowners, (text) => redactor.text(text))
      : undefined;
  return { version: 1, tool: TOOL, ...result, summary: summaryOf(result, summary), ...(debt && { debt }) };
}

import { rules } from '../rules/index.ts';
import { acceptLosses } from './acceptance/accept.ts';
import type { ReadStatements } from './acceptance/statement.ts';
import { byCause } from './findings/causes.ts';
import { inScope, type Scope } from './findings/compare.ts';
import type { Finding } from './findings/finding.ts';
import { limited } from './findings/overflow.ts';
import { judge } from './gate.ts';
import { Guard } from './guard.ts';
import type { Imported } from './imported/imported.ts';
import { SchemaLocations } from './kubernetes/schema/located.ts';
import type { FetchSchema } from './kubernetes/schema/online/fetch.ts';
import { type CheckedRevision, checkRevision } from './lint/check-revision.ts';
import { noteCoverage } from './lint/coverage.ts';
import { withImported } from './lint/imported.ts';
import { faultNotes, skippedNotes } from './lint/late.ts';
import type { Snippets } from './masking/redactor.ts';
import type { PolicyMistake } from './policy/mistakes.ts';
import type { Policy } from './policy/policy.ts';
import { type DeclaredSources, NO_SOURCES } from './policy/sources.ts';
import { changesSince } from './report/changes/changes-since.ts';
import { type Report, summaryOf } from './report/report.ts';
import type { Change } from './repository/change.ts';
import type { Tree } from './repository/tree.ts';
import type { HostAnswers } from './revision/options.ts';
import { Revision } from './revision/revision.ts';
import { snippetsOf } from './revision/snippets.ts';
import type { FailOn } from './severity.ts';
import { TOOL } from './tool.ts';
import { YamlReader } from './yaml/reader.ts';

export { rules };

/** Two revisions of a repository and what is asked of them. */
export interface CheckInput extends HostAnswers {
  readonly head: Tree;
  /** The merge base with the changes since, or undefined if the head is checked alone. `whole` is false if the tree is incomplete. */
  readonly base: { readonly tree: Tree; readonly change: Change; readonly whole?: boolean } | undefined;
  readonly policy: Policy;
  /** What makes the policy file of the head unusable, where another policy is in force. */
  readonly policyMistakes?: readonly PolicyMistake[];
  readonly scope: Scope;
  readonly failOn: FailOn;
  /** The day of the run, `YYYY-MM-DD`. */
  readonly today: string;
  /** URLs of the repository of the trees, in any form. If none is known, the tree itself must show it. */
  readonly repositories?: readonly string[];
  /** What the policy's sources hand out; nothing of them is known without. */
  readonly sources?: DeclaredSources;
  /** Asks addresses for schemas; without it none is asked. */
  readonly fetchSchema?: FetchSchema | undefined;
  /** Reads what people have written to accept findings. */
  readonly statements?: ReadStatements | undefined;
  /** What other tools say of the two revisions. */
  readonly imported?: Imported | undefined;
  /** Told what is being done now; for long runs at a terminal. */
  readonly progress?: (stage: string) => void;
}

/** What a run found, and whether it can be trusted. */
export interface CheckResult {
  readonly report: Report;
  /** The findings of the report without a limit on their number. */
  readonly found: readonly Finding[];
  /** What was not checked because the time limit was reached. The run then exits with 2. */
  readonly failures: readonly string[];
  /** What was not known of the head, a line each, for those who ask. */
  readonly notes: readonly string[];
  /** The lines of the head that a report may show. */
  readonly snippets: Snippets;
}

/** Ids of rules whose findings count in every scope. */
const ALWAYS = new Set(rules.filter(({ always }) => always).map(({ id }) => id));

/** The way on one screen: both revisions are parsed, built and checked alike, and what is new in the head makes the report. */
export async function check(input: CheckInput): Promise<CheckResult> {
  const { scope, policy, failOn } = input;
  const change = input.base?.change;
  const { base, head } = await checkBoth(input);
  const compared = new Set(inScope(head.findings, scope, base?.findings, change));
  const counting = head.findings.filter((finding) => compared.has(finding) || ALWAYS.has(finding.rule));
  const left = await acceptLosses(byCause(counting), { policy: policy.acknowledge, read: input.statements });
  const findings = limited(left.findings, policy.limits.findingsPerFile);
  const suppressed = inScope(head.suppressed, scope, base?.suppressed, change);
  const { changes, failed } = changesSince(base, head);
  const failures = [
    ...failed,
    ...skippedNotes('', head.revision),
    ...(base ? skippedNotes(' of the base', base.revision) : []),
  ];
  const { guard, redactor } = head.revision;
  const gate = judge(findings, failOn, failures.length > 0);
  return {
    report: toReport(input, head, counting, {
      ...{ findings, suppressed, accepted: left.accepted, notAccepted: left.notes, gate },
      ...(changes && { changes }),
    }),
    found: left.findings,
    failures,
    notes: [...head.notes, ...faultNotes(guard).map((note) => redactor.text(note))],
    snippets: snippetsOf(head.revision, base?.revision),
  };
}

/** A run's revisions as they were checked. */
interface Checked {
  readonly base: CheckedRevision | undefined;
  readonly head: CheckedRevision;
}

async function checkBoth(input: CheckInput): Promise<Checked> {
  const { policy, policyMistakes = [], today, repositories = [], sources = NO_SOURCES, progress, imported } = input;
  const guard = new Guard(policy.limits, performance.now() + policy.limits.minutes * 60_000);
  const options = {
    ...{ policy, policyMistakes, today, repositories, sources },
    change: input.base?.change,
    isBaseWhole: input.base !== undefined && input.base.whole !== false,
    locations: new SchemaLocations(policy.schemaLocations, input.fetchSchema),
    unknownOwners: input.unknownOwners,
    branchRequirements: input.branchRequirements,
    ruleIds: rules.map(({ id }) => id),
  };
  const reader = new YamlReader(guard);
  const { own, ofBase, ofHead } = withImported(rules, imported, input.base && input.scope);
  if (input.base) progress?.('checking the base');
  const base = input.base && (await checkRevision(new Revision(input.base.tree, reader.next(), options), own, ofBase));
  progress?.(`checking ${input.head.files.size} files`);
  const head = new Revision(input.head, reader.next(), options, base?.revision);
  noteCoverage(head);
  return { base, head: await checkRevision(head, own, ofHead) };
}

function toReport(
  { head, base, scope }: CheckInput,
  judged: CheckedRevision,
  counting: readonly Finding[],
  result: Pick<Report, 'findings' | 'suppressed' | 'accepted' | 'notAccepted' | 'gate' | 'changes'>,
): Report {
  const isCounting = new Set(counting);
  const summary = {
    files: head.files.size,
    objects: judged.objects,
    scope: base ? scope : 'all',
    base: base?.change.base ?? null,
    existing: scope === 'new' && base ? byCause(judged.findings.filter((one) => !isCounting.has(one))).length : 0,
  };
  return { version: 1, tool: TOOL, ...result, summary: summaryOf(result, summary) };
}

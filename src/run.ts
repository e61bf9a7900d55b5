import { rules } from '../rules/index.ts';
import { isOnChange, newSince, type Scope } from './findings/compare.ts';
import type { Finding, SuppressedFinding } from './findings/finding.ts';
import { limited } from './findings/overflow.ts';
import { type Gate, judge } from './gate.ts';
import { Guard, type Subject } from './guard.ts';
import { SchemaLocations } from './kubernetes/schema/located.ts';
import type { FetchSchema } from './kubernetes/schema/online/fetch.ts';
import { numberText } from './limits.ts';
import { type CheckedRevision, checkRevision } from './lint/check-revision.ts';
import { faultNotes } from './lint/late.ts';
import type { Redactor, Snippets } from './masking/redactor.ts';
import type { Policy } from './policy/policy.ts';
import { NO_SOURCES, type StatedSources } from './policy/sources.ts';
import type { Changes } from './report/changes/changes.ts';
import { changesBetween, type DeployedRevision, SHORT } from './report/changes/changes-between.ts';
import type { Report } from './report/report.ts';
import type { Change } from './repository/change.ts';
import type { Tree } from './repository/tree.ts';
import { Revision } from './revision/revision.ts';
import type { FailOn } from './severity.ts';
import { printable } from './text/printable.ts';
import { TOOL } from './tool.ts';
import { YamlReader } from './yaml/reader.ts';

export { rules };

/** Two revisions of a repository and what is asked of them. */
export interface CheckInput {
  readonly head: Tree;
  /** The merge base with what changed since; undefined where the head is judged alone. `whole` is false where the tree is not all of it. */
  readonly base: { readonly tree: Tree; readonly change: Change; readonly whole?: boolean } | undefined;
  readonly policy: Policy;
  readonly scope: Scope;
  readonly failOn: FailOn;
  /** The day of the run, `YYYY-MM-DD`. */
  readonly today: string;
  /** Urls of the repository that the trees are of, by any way to write them; where none is known, the tree itself has to tell. */
  readonly repositories?: readonly string[];
  /** What the policy's sources hand out; nothing of them is known without. */
  readonly sources?: StatedSources;
  /** Asks addresses for schemas; without it none is asked. */
  readonly fetchSchema?: FetchSchema | undefined;
  /** Told what is being done now; for long runs at a terminal. */
  readonly progress?: (stage: string) => void;
}

/** What a run found, and whether it can be trusted. */
export interface CheckResult {
  readonly report: Report;
  /** What was not judged because the time was over; the run exits with 2 then. */
  readonly failures: readonly string[];
  /** What was not known of the head, a line each, for those who ask. */
  readonly notes: readonly string[];
  /** The lines of the head that a report may show. */
  readonly snippets: Snippets;
}

/** The whole pipeline: both revisions are parsed, built and judged alike, and what is new in the head makes the report. */
export async function check(input: CheckInput): Promise<CheckResult> {
  const { scope, policy, today, progress } = input;
  const change = input.base?.change;
  const locations = new SchemaLocations(policy.schemaLocations, input.fetchSchema);
  const { limits } = policy;
  const guard = new Guard(limits, performance.now() + limits.minutes * 60_000);
  const { repositories = [], sources = NO_SOURCES } = input;
  const ruleIds = rules.map(({ id }) => id);
  const options = { policy, change, today, repositories, sources, locations, ruleIds };
  const reader = new YamlReader(guard);
  if (input.base) progress?.('checking the base');
  const base = input.base && (await checkRevision(new Revision(input.base.tree, reader.next(), options), rules));
  progress?.(`checking ${input.head.files.size} files`);
  const head = await checkRevision(new Revision(input.head, reader.next(), options, base?.revision), rules);
  const inQuestion = inScope(head.findings, scope, base?.findings, change);
  const findings = limited(inQuestion, limits.findingsPerFile);
  const faults = head.revision.guard.faults.length;
  const changes = changesOf(input, head, base);
  const untold =
    head.revision.guard.faults.length > faults
      ? ['The changes could not be compared, because gitops-gate failed on them.']
      : [];
  const suppressed = inScope(head.suppressed, scope, base?.suppressed, change);
  const failures = [...untold, ...lateness('', head), ...(base ? lateness(' of the base', base) : [])];
  return {
    report: toReport(input, head, findings, suppressed, judge(findings, input.failOn, failures.length > 0), changes),
    failures,
    notes: [...head.notes, ...faultNotes(head.revision.guard).map((note) => head.revision.redactor.text(note))],
    snippets: {
      line: (path, line) =>
        head.revision.guard.run(
          'lines',
          () => ({ what: 'A line', at: path }),
          () => head.revision.redactor.line(path, line),
          () => undefined,
        ),
    },
  };
}

/** What the time did not suffice for, as sentences. */
function lateness(of: string, { revision }: CheckedRevision): string[] {
  const { redactor } = revision;
  const { left, limits } = revision.guard;
  if (left.size === 0) return [];
  const what = [...left]
    .map(([kind, { count, names }]) => `${numberText(count)} ${kind}${namesOf(names, count, redactor)}`)
    .join(', ');
  return [
    `The run took longer than ${limits.minutes} minutes, so these checks${of} were skipped: ${what}. Check a smaller directory, or raise \`limits.minutes\` in the policy file.`,
  ];
}

function namesOf(names: readonly string[], count: number, redactor: Redactor): string {
  if (names.length === 0) return '';
  const shown = names.map((name) => printable(redactor.text(name))).join(', ');
  return ` (${shown}${count > names.length ? ', …' : ''})`;
}

/** What the change does; undefined where the base is not there as a whole. */
function changesOf(
  { base }: CheckInput,
  head: CheckedRevision,
  judged: CheckedRevision | undefined,
): Changes | undefined {
  const [before, after] = [judged && deployedIn(judged), deployedIn(head)];
  if (!before || !after || base?.whole === false) return undefined;
  const subject = (): Subject => ({ what: 'What the change does', at: undefined });
  return head.revision.guard.run(
    'comparisons',
    subject,
    () => changesBetween(before, after, SHORT),
    () => undefined,
  );
}

function deployedIn({ revision: { deployed, redactor } }: CheckedRevision): DeployedRevision | undefined {
  return deployed && { ...deployed, redactor };
}

function inScope<F extends Finding>(
  head: readonly F[],
  scope: Scope,
  base: readonly F[] | undefined,
  change: Change | undefined,
): readonly F[] {
  if (scope === 'all' || !change) return head;
  if (scope === 'changed') return head.filter((finding) => isOnChange(finding, change));
  return newSince(base ?? [], head, change);
}

function toReport(
  { head, base, scope }: CheckInput,
  judged: CheckedRevision,
  findings: readonly Finding[],
  suppressed: readonly SuppressedFinding[],
  gate: Gate,
  changes: Changes | undefined,
): Report {
  const count = (severity: Finding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return {
    version: 1,
    tool: TOOL,
    findings,
    suppressed,
    summary: {
      errors: count('error'),
      warnings: count('warning'),
      notices: count('notice'),
      suppressed: suppressed.length,
      files: head.files.size,
      objects: judged.objects,
      scope: base ? scope : 'all',
      base: base?.change.base ?? null,
      existing: scope === 'new' && base ? judged.findings.length - findings.length : 0,
    },
    gate,
    ...(changes && { changes }),
  };
}

import { inScope, type Scope } from './findings/compare.ts';
import { limited } from './findings/overflow.ts';
import { judge } from './gate.ts';
import { Guard } from './guard.ts';
import { type FetchSchema, SchemaLocations } from './kubernetes/schemas.ts';
import { faultNotes, skippedNotes } from './lint/late.ts';
import type { Snippets } from './masking/redactor.ts';
import type { Policy } from './policy/policy.ts';
import { NO_SOURCES, type StatedSources } from './policy/sources.ts';
import type { Changes } from './report/changes/changes.ts';
import { changesBetween, SHORT } from './report/changes/changes-between.ts';
import { type Report, summaryOf } from './report/report.ts';
import type { Change } from './repository/change.ts';
import type { Tree } from './repository/tree.ts';
import { type JudgedRevision, judgeRevision, rules } from './revision.ts';
import type { FailOn } from './severity.ts';
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

/** The way on one screen: both revisions are parsed, built and checked alike, and what is new in the head makes the report. */
export async function check(input: CheckInput): Promise<CheckResult> {
  const { scope, policy, failOn } = input;
  const change = input.base?.change;
  const { base, head } = await judgeBoth(input);
  const findings = limited(inScope(head.findings, scope, base?.findings, change), policy.limits.findingsPerFile);
  const suppressed = inScope(head.suppressed, scope, base?.suppressed, change);
  const { changes, failed } = compared(input, base, head);
  const failures = [...failed, ...skippedNotes('', head), ...(base ? skippedNotes(' of the base', base) : [])];
  const gate = judge(findings, failOn, failures.length > 0);
  return {
    report: toReport(input, head, { findings, suppressed, gate, ...(changes && { changes }) }),
    failures,
    notes: [...head.notes, ...faultNotes(head.guard).map((note) => head.redactor.text(note))],
    snippets: snippetsOf(head),
  };
}

/** A run's revisions as they were judged. */
interface Judged {
  readonly base: JudgedRevision | undefined;
  readonly head: JudgedRevision;
}

async function judgeBoth(input: CheckInput): Promise<Judged> {
  const { policy, today, repositories = [], sources = NO_SOURCES, progress } = input;
  const guard = new Guard(policy.limits, performance.now() + policy.limits.minutes * 60_000);
  const terms = {
    policy,
    change: input.base?.change,
    today,
    repositories,
    sources,
    reader: new YamlReader(guard),
    locations: new SchemaLocations(policy.schemaLocations, input.fetchSchema),
  };
  if (input.base) progress?.('checking the base');
  const base = input.base && (await judgeRevision(input.base.tree, terms));
  progress?.(`checking ${input.head.files.size} files`);
  return { base, head: await judgeRevision(input.head, terms, base) };
}

const NOT_COMPARED = 'The changes could not be compared, because gitops-gate failed on them.';

/** What the change does, if the base is there as a whole; a failure of gitops-gate is a sentence. */
function compared(
  { base }: CheckInput,
  judged: JudgedRevision | undefined,
  { guard, deployed: after }: JudgedRevision,
): { readonly changes: Changes | undefined; readonly failed: readonly string[] } {
  const before = judged?.deployed;
  if (!before || !after || base?.whole === false) return { changes: undefined, failed: [] };
  const faults = guard.faults.length;
  const changes = guard.run<Changes | undefined>(
    'comparisons',
    () => ({ what: 'What the change does', at: undefined }),
    () => changesBetween(before, after, SHORT),
    () => undefined,
  );
  const failed = guard.faults.length > faults ? [NOT_COMPARED] : [];
  return { changes, failed };
}

function snippetsOf({ guard, redactor }: JudgedRevision): Snippets {
  return {
    line: (path, line) =>
      guard.run(
        'lines',
        () => ({ what: 'A line', at: path }),
        () => redactor.line(path, line),
        () => undefined,
      ),
  };
}

function toReport(
  { head, base, scope }: CheckInput,
  judged: JudgedRevision,
  result: Pick<Report, 'findings' | 'suppressed' | 'gate' | 'changes'>,
): Report {
  const { length } = result.findings;
  const summary = {
    files: head.files.size,
    objects: judged.objects,
    scope: base ? scope : 'all',
    base: base?.change.base ?? null,
    existing: scope === 'new' && base ? judged.findings.length - length : 0,
  };
  return { version: 1, tool: TOOL, ...result, summary: summaryOf(result, summary) };
}

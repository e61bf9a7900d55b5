import { rules } from '../rules/index.ts';
import { type Gate, judge } from './gate.ts';
import { type FluxVersion, fluxVersions } from './kubernetes/flux-versions.ts';
import { readManifests } from './kubernetes/manifests.ts';
import { Schemas } from './kubernetes/schemas.ts';
import { isOnChange, mergeEqual, newSince, type Scope, sortFindings } from './lint/compare.ts';
import { Run, runRules } from './lint/engine.ts';
import type { Finding, SuppressedFinding } from './lint/finding.ts';
import type { RuleContext } from './lint/rule.ts';
import { Secrecy } from './lint/secrecy.ts';
import { hearSuppressions } from './lint/suppress.ts';
import type { Policy } from './policy/policy.ts';
import type { Report } from './report/report.ts';
import type { Change } from './repository/change.ts';
import { codeownersOf } from './repository/codeowners/codeowners.ts';
import type { Tree } from './repository/tree.ts';
import type { FailOn } from './severity.ts';
import { TOOL } from './tool.ts';
import { diagnose } from './yaml/diagnose.ts';
import type { TextProblem } from './yaml/parse.ts';
import { YamlReader } from './yaml/reader.ts';

export { rules };

/** Two revisions of a repository and what is asked of them. */
export interface CheckInput {
  readonly head: Tree;
  /** The merge base with what changed since; undefined where the head is judged alone. */
  readonly base: { readonly tree: Tree; readonly change: Change } | undefined;
  readonly policy: Policy;
  readonly scope: Scope;
  readonly failOn: FailOn;
  /** The day of the run, `YYYY-MM-DD`. */
  readonly today: string;
}

/** What a run found, and whether it can be trusted. */
export interface CheckResult {
  readonly report: Report;
  /** Rules that failed themselves; the run exits with 2 then. */
  readonly failures: readonly string[];
}

/** The whole pipeline: both revisions are parsed, built and judged alike, and what is new in the head makes the report. */
export async function check(input: CheckInput): Promise<CheckResult> {
  const reader = new YamlReader();
  const base = input.base && input.scope === 'new' ? await judgeRevision(input.base.tree, input, reader) : undefined;
  const head = await judgeRevision(input.head, input, reader, base?.fluxVersions);
  const change = input.base?.change;
  const counted = inScope(head.findings, input.scope, base?.findings, change);
  const suppressed = inScope(head.suppressed, input.scope, base?.suppressed, change);
  const gate = judge(counted, input.failOn);
  return {
    report: toReport(input, head, counted, suppressed, gate),
    failures: [...head.failures, ...(base?.failures ?? [])],
  };
}

interface Judged {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly failures: readonly string[];
  readonly objects: number;
  readonly fluxVersions: readonly FluxVersion[];
}

async function judgeRevision(
  tree: Tree,
  input: CheckInput,
  reader: YamlReader,
  baseFlux?: readonly FluxVersion[],
): Promise<Judged> {
  const secrecy = new Secrecy(tree);
  const manifests = readManifests(tree, reader);
  const diagnoses = new Map<string, readonly TextProblem[]>();
  for (const { path, type, parsed } of manifests.files) {
    if (type === 'template') continue;
    const problems = await diagnose(parsed);
    if (problems.length > 0) diagnoses.set(path, problems);
  }
  const context: RuleContext = {
    tree,
    manifests,
    schemas: new Schemas(manifests, input.policy.targets),
    diagnoses,
    change: input.base?.change,
    codeowners: codeownersOf(tree),
    baseCodeowners: input.base && codeownersOf(input.base.tree),
    baseFlux,
    policy: input.policy,
    ruleIds: rules.map(({ id }) => id),
    today: input.today,
  };
  const { findings, failures } = runRules(rules, context);
  const heard = hearSuppressions(mergeEqual(findings), manifests.texts(), input.policy, input.today);
  const late = new Run(context);
  for (const rule of rules.filter((rule) => rule.on === 'unused-suppression')) {
    for (const suppression of heard.unused) late.collect(rule, () => rule.check(suppression, context));
  }
  return {
    findings: sortFindings([...heard.findings, ...late.findings]).map((finding) => secrecy.clear(finding)),
    suppressed: sortFindings(heard.suppressed),
    failures: [...failures, ...late.failures],
    objects: [...manifests.objects()].length,
    fluxVersions: [...fluxVersions(manifests)],
  };
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
  judged: Judged,
  findings: readonly Finding[],
  suppressed: readonly SuppressedFinding[],
  gate: Gate,
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
  };
}

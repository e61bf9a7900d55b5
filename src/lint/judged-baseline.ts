import {
  type BaselineEntry,
  beyond,
  countsOf,
  type EntryCounts,
  keyOf,
  type PartOfEntry,
  type PlacedEntry,
} from '../baseline/entry.ts';
import type { Baseline } from '../baseline/read.ts';
import { textWithoutCount } from '../baseline/write.ts';
import { isOnChange } from '../findings/compare.ts';
import type { Finding } from '../findings/finding.ts';
import { entriesOf } from '../findings/in-baseline.ts';
import { type ForeignTool, toolOfRule } from '../policy/foreign-rules.ts';
import type { Revision } from '../revision/revision.ts';

/** The baseline of a revision, compared with what was found. */
export interface JudgedBaseline {
  readonly file: Baseline;
  /** Entries that accept more findings than there are. */
  readonly unused: readonly PartOfEntry[];
  /** What the change adds to the baseline; undefined where the head decides. */
  readonly growth: BaselineGrowth | undefined;
  /** How many findings are accepted, by their keys, if no one approves what the change adds. */
  readonly inForce: EntryCounts;
  /** The same once a code owner has approved what the change adds. */
  readonly onceApproved: EntryCounts;
}

/** Entries that a change adds. */
export interface BaselineGrowth {
  /** Those for findings that a new baseline accepts because the base has them. */
  readonly old: readonly PartOfEntry[];
  /** Those for other findings of the head. */
  readonly more: readonly PartOfEntry[];
  /** Those that are not what gitops-gate writes for a finding of the head: they would accept a later one. */
  readonly stray: readonly PartOfEntry[];
}

/** What a baseline is compared with. */
export interface BaselineFindings {
  /** Those of the head that a baseline can accept. */
  readonly head: readonly Finding[];
  /** Those of the base, as far as they are known. */
  readonly base: readonly Finding[] | undefined;
}

/** The rules that a run hears. */
export interface ReportingRules {
  readonly canReport: (rule: string) => boolean;
  /** The tools whose results are imported. */
  readonly tools: ReadonlySet<ForeignTool> | undefined;
}

/**
 * Compares the baseline of a revision with the findings and with the baseline of the base; undefined if it has none.
 *
 * An entry of a rule that cannot report anything now is not unused.
 */
export function judgeBaseline(
  revision: Revision,
  findings: BaselineFindings,
  { canReport, tools }: ReportingRules,
): JudgedBaseline | undefined {
  const { baseline, base, options, policy, guard } = revision;
  if (!baseline) return undefined;
  // What a tool found says nothing to a run that does not have its results.
  const isHeard = ({ entry }: PlacedEntry): boolean => {
    const tool = toolOfRule(entry.rule);
    return tool === undefined || tools?.has(tool) === true;
  };
  const entries = baseline.entries.filter(isHeard);
  const written = new Map(entriesOf(findings.head).map((entry) => [textWithoutCount(entry), entry.count]));
  const all = countsOf(entries.map(({ entry }) => entry));
  const isExact = (entry: BaselineEntry): boolean => written.has(textWithoutCount(entry));
  const isWhole = guard.left.size === 0 && guard.faults.every(({ cause }) => cause === undefined);
  const surplus = isWhole ? beyond(entries, countFindings(findings.head), isExact) : [];
  const idle = surplus.filter(({ entry }) => canReport(entry.rule));
  if (!base || options.isMerged)
    return { file: baseline, unused: idle, growth: undefined, inForce: all, onceApproved: all };
  const before = base.baseline?.mistakes.length === 0 ? base.baseline.entries.filter(isHeard) : undefined;
  const growth = growthOf(entries, before, { written, old: oldOf(revision, findings) });
  const stray = new Set(growth.stray.map(({ entry }) => entry));
  const added = new Set([...growth.stray, ...growth.more]);
  const inForce = less(all, policy.baseline.growth === 'allowed' ? growth.stray : [...added]);
  return {
    file: baseline,
    unused: idle.filter(({ entry }) => !stray.has(entry)),
    growth,
    inForce,
    onceApproved: less(all, growth.stray),
  };
}

function countFindings(findings: readonly Finding[]): EntryCounts {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  return counts;
}

/** The findings that the change did not bring. */
function oldOf({ options, change }: Revision, { head, base }: BaselineFindings): EntryCounts {
  if (base && options.isBaseWhole) return countFindings(base);
  return countFindings(head.filter((finding) => change && !isOnChange(finding, change)));
}

/** What entries are compared with. */
interface Known {
  /** How many findings each text of an entry is written for. */
  readonly written: ReadonlyMap<string, number>;
  /** The findings that the change did not bring, by their keys. */
  readonly old: EntryCounts;
}

function growthOf(
  entries: readonly PlacedEntry[],
  before: readonly PlacedEntry[] | undefined,
  { written, old }: Known,
): BaselineGrowth {
  const texts = new Set(before?.map(({ entry }) => textWithoutCount(entry)));
  const known = countsOf((before ?? []).map(({ entry }) => entry));
  const added = beyond(entries, known, (entry) => texts.has(textWithoutCount(entry)));
  const isStray = ({ entry }: PartOfEntry): boolean => entry.count > (written.get(textWithoutCount(entry)) ?? 0);
  const real = added.filter((one) => !isStray(one));
  const more = new Set((before ? real : beyond(real, old, () => true)).map(({ entry }) => entry));
  return {
    old: real.filter(({ entry }) => !more.has(entry)),
    more: real.filter(({ entry }) => more.has(entry)),
    stray: added.filter(isStray),
  };
}

function less(counts: EntryCounts, parts: Iterable<PartOfEntry>): EntryCounts {
  const left = new Map(counts);
  for (const { entry, part } of parts) left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) - part);
  return left;
}

import type { Finding } from '../lint/finding.ts';
import type { Severity } from '../severity.ts';
import type { Report } from './report.ts';

/** The severities, gravest first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'notice'];

/** A whole number with commas between its thousands; Intl would cost a run of no findings more than all the rest. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** A number and its noun: `1 file`, `2 files`. */
export function countOf(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** How many findings there are of each severity, as words: `2 errors, 1 warning`; empty where there are none. */
export function severityCounts(findings: readonly Pick<Finding, 'severity'>[]): string {
  return SEVERITIES.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? '' : countOf(count, severity);
  })
    .filter((words) => words !== '')
    .join(', ');
}

/** Findings with the gravest first, otherwise as they stand in the report. */
export function bySeverity<F extends Pick<Finding, 'severity'>>(findings: readonly F[]): F[] {
  return SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

/** Findings by the path that they stand in, in the order of the paths' first ones. */
export function byFile<F extends Pick<Finding, 'location'>>(findings: readonly F[]): Map<string, F[]> {
  const files = new Map<string, F[]>();
  for (const finding of findings) {
    const own = files.get(finding.location.path);
    if (own) own.push(finding);
    else files.set(finding.location.path, [finding]);
  }
  return files;
}

/** What a run looked at and found, and what stands beside it, as parts of one line. */
export function summaryParts({ findings, summary }: Report): string[] {
  const { files, scope, base, existing, suppressed } = summary;
  const found = severityCounts(findings) || 'No findings';
  const since = base === null ? '' : `${scope === 'changed' ? ' on lines changed' : ' new'} since ${base.slice(0, 7)}`;
  const parts = [`${found}${since} in ${countOf(files, 'file')}`];
  if (existing > 0) parts.push(`${grouped(existing)} already in the base`);
  if (suppressed > 0) parts.push(`${grouped(suppressed)} suppressed`);
  return parts;
}

/** The first few names of a list, and how many there are beyond: `a, b, c and 6 more`. */
export function firstFew(names: readonly string[], write: (name: string) => string, few = 3): string {
  if (names.length <= few + 1) return names.map(write).join(', ');
  return `${names.slice(0, few).map(write).join(', ')} and ${grouped(names.length - few)} more`;
}

/** A sentence without its full stop. */
export function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

/** A sentence as the end of another: without its capital and its full stop. */
export function asClause(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + withoutStop(sentence.slice(1));
}

/** The first entries of a list, with a last one that counts the others. */
export function atMost(entries: readonly string[], most: number): string[] {
  if (entries.length <= most) return [...entries];
  return [...entries.slice(0, most), `… ${grouped(entries.length - most)} more`];
}

import type { Finding } from '../findings/finding.ts';
import { SEVERITIES } from '../severity.ts';
import { countOf, grouped } from '../text/words.ts';
import type { Report } from './report.ts';

/** How many findings there are of each severity, as words: `2 errors, 1 warning`. Empty if there are none. */
export function severityCounts(findings: readonly Pick<Finding, 'severity'>[]): string {
  return SEVERITIES.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? '' : countOf(count, severity);
  })
    .filter((words) => words !== '')
    .join(', ');
}

/** Findings with the most serious first, otherwise in the order of the report. */
export function bySeverity<F extends Pick<Finding, 'severity'>>(findings: readonly F[]): F[] {
  return SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

/** Findings by path, in the order in which the paths first occur. */
export function byFile<F extends Pick<Finding, 'location'>>(findings: readonly F[]): Map<string, F[]> {
  const files = new Map<string, F[]>();
  for (const finding of findings) {
    const own = files.get(finding.location.path);
    if (own) own.push(finding);
    else files.set(finding.location.path, [finding]);
  }
  return files;
}

/** How the gate decided: findings that cannot fail it are `not enforced`, which is not a pass. */
export type Verdict = 'passed' | 'failed' | 'not enforced';

/** The verdict of a run in one or two words. */
export function verdictOf({ gate, findings }: Pick<Report, 'gate' | 'findings'>): Verdict {
  return gate.isEnforced || findings.length === 0 ? gate.conclusion : 'not enforced';
}

/** The verdict as a mark before a heading. */
export const VERDICT_MARKS: Readonly<Record<Verdict, string>> = { passed: '✅', failed: '❌', 'not enforced': '⚠️' };

/** What a run checked and found, and related counts, as parts of one line. */
export function summaryParts({ findings, summary }: Report): string[] {
  const { files, scope, base, existing, suppressed, inBaseline, accepted } = summary;
  const found = severityCounts(findings) || 'No findings';
  const since =
    base === null || scope === 'all'
      ? ''
      : `${scope === 'changed' ? ' on lines changed' : ' new'} since ${base.slice(0, 7)}`;
  const parts = [`${found}${since} in ${countOf(files, 'file')}`];
  if (existing > 0) parts.push(`${grouped(existing)} already in the base`);
  if (inBaseline > 0) parts.push(`${grouped(inBaseline)} in the baseline`);
  if (suppressed > 0) parts.push(`${grouped(suppressed)} suppressed`);
  if (accepted > 0) parts.push(`${grouped(accepted)} accepted`);
  return parts;
}

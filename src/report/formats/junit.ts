import type { AcceptedFinding, Finding, SuppressedFinding } from '../../findings/finding.ts';
import { escapeMarkup } from '../../text/markup.ts';
import { acceptedWords } from '../accepted.ts';
import { otherPlacesText } from '../places.ts';
import type { Report } from '../report.ts';
import { byFile } from '../words.ts';

type ReportedFinding = Finding | SuppressedFinding | AcceptedFinding;

/**
 * A report as JUnit XML: a finding is a test case of the suite of its file. Errors and warnings fail, notices pass and
 * say what they say, findings that are suppressed, accepted or in the baseline are skipped with their reason; a clean run is one case
 * that passes. Jenkins refuses attributes that its schema does not have, so the line of a finding is in the name of its case.
 */
export function toJunit({ findings, suppressed, inBaseline, accepted, tool }: Report): string {
  const baselined = inBaseline.map((finding) => ({ ...finding, reason: 'In the baseline' }));
  const all: readonly ReportedFinding[] = [...findings, ...suppressed, ...baselined, ...accepted];
  const suites = [...byFile(all)].map(([path, own]) => suite(path, testCases(own), own));
  if (all.length === 0)
    suites.push(suite(tool.name, ['    <testcase name="no findings" classname="gitops-gate"/>'], []));
  const { tests, failures } = countsOf(all);
  const total = `tests="${tests}" failures="${failures}" errors="0"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${tool.name}" ${total}>\n${suites.join('\n')}\n</testsuites>\n`;
}

function suite(name: string, cases: readonly string[], findings: readonly ReportedFinding[]): string {
  const { tests, failures, skipped } = countsOf(findings);
  const counts = `tests="${tests}" failures="${failures}" errors="0" skipped="${skipped}"`;
  const file = findings.length === 0 ? '' : ` file="${escapeMarkup(name)}"`;
  return `  <testsuite name="${escapeMarkup(name)}" ${counts}${file}>\n${cases.join('\n')}\n  </testsuite>`;
}

function countsOf(findings: readonly ReportedFinding[]) {
  return {
    tests: Math.max(1, findings.length),
    failures: findings.filter((one) => skipReason(one) === undefined && one.severity !== 'notice').length,
    skipped: findings.filter((one) => skipReason(one) !== undefined).length,
  };
}

/** Why a finding does not count; undefined if it does. */
function skipReason(finding: ReportedFinding): string | undefined {
  if ('accepted' in finding) return `Accepted: ${acceptedWords(finding, (name) => name)}`;
  return 'reason' in finding ? finding.reason : undefined;
}

/** The cases of one file; readers keep the first of equal names, so those are numbered. */
function testCases(findings: readonly ReportedFinding[]): string[] {
  const counts = new Map<string, number>();
  return findings.map((finding) => {
    const { rule, location } = finding;
    const place = `${rule} at ${location.start.line}:${location.start.column}`;
    const count = (counts.get(place) ?? 0) + 1;
    counts.set(place, count);
    const name = escapeMarkup(count === 1 ? place : `${place} (${count})`);
    return `    <testcase name="${name}" classname="${escapeMarkup(location.path)}">\n      ${outcome(finding)}\n    </testcase>`;
  });
}

function outcome(finding: ReportedFinding): string {
  const reason = skipReason(finding);
  if (reason !== undefined) return `<skipped message="${escapeMarkup(reason)}"/>`;
  const { severity, message, fix, url } = finding;
  const others = otherPlacesText(finding, Number.POSITIVE_INFINITY);
  const text = [message, ...(others ? [others] : []), ...(fix ? [`Fix: ${fix.title}`] : []), url]
    .map(escapeMarkup)
    .join('\n');
  if (severity === 'notice') return `<system-out>${text}</system-out>`;
  return `<failure type="${severity}" message="${escapeMarkup(message)}">${text}</failure>`;
}

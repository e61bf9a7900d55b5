import type { AcceptedFinding, Finding, SuppressedFinding } from '../../findings/finding.ts';
import { escapeMarkup } from '../../text/markup.ts';
import { acceptedWords } from '../accepted.ts';
import { otherPlacesText } from '../places.ts';
import type { Report } from '../report.ts';
import { byFile } from '../words.ts';

type ReportedFinding = Finding | SuppressedFinding | AcceptedFinding;

/**
 * A report as JUnit XML: a finding is a test case of the suite of its file. Errors and warnings fail, notices pass and
 * say what they say, findings that are suppressed, accepted or in the baseline are skipped with their reason; a clean run is one case that passes.
 */
export function toJunit({ findings, suppressed, inBaseline, accepted, tool }: Report): string {
  const baselined = inBaseline.map((finding) => ({ ...finding, reason: 'In the baseline' }));
  const all: readonly ReportedFinding[] = [...findings, ...suppressed, ...baselined, ...accepted];
  const suites = [...byFile(all)].map(([path, own]) => suite(path, own.map(testCase), own));
  if (all.length === 0)
    suites.push(suite(tool.name, ['    <testcase name="no findings" classname="gitops-gate"/>'], []));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${tool.name}" ${counts(all)}>\n${suites.join('\n')}\n</testsuites>\n`;
}

function suite(name: string, cases: readonly string[], findings: readonly Finding[]): string {
  return `  <testsuite name="${escapeMarkup(name)}" ${counts(findings)}>\n${cases.join('\n')}\n  </testsuite>`;
}

function counts(findings: readonly ReportedFinding[]): string {
  const skipped = findings.filter((one) => skipReason(one) !== undefined).length;
  const failed = findings.filter((one) => skipReason(one) === undefined && one.severity !== 'notice').length;
  return `tests="${Math.max(1, findings.length)}" failures="${failed}" skipped="${skipped}"`;
}

/** Why a finding does not count; undefined if it does. */
function skipReason(finding: ReportedFinding): string | undefined {
  if ('accepted' in finding) return `Accepted: ${acceptedWords(finding, (name) => name)}`;
  return 'reason' in finding ? finding.reason : undefined;
}

function testCase(finding: ReportedFinding): string {
  const { rule, location } = finding;
  const { line, column } = location.start;
  const attributes = `name="${escapeMarkup(`${rule} at ${line}:${column}`)}" classname="${escapeMarkup(location.path)}"`;
  return `    <testcase ${attributes} file="${escapeMarkup(location.path)}" line="${line}">\n      ${outcome(finding)}\n    </testcase>`;
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

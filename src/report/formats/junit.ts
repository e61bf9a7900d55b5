import type { Finding, SuppressedFinding } from '../../findings/finding.ts';
import { escapeMarkup } from '../../text/markup.ts';
import { otherPlacesText } from '../places.ts';
import type { Report } from '../report.ts';
import { byFile } from '../words.ts';

/**
 * A report as JUnit XML: a finding is a test case of the suite of its file. Errors and warnings fail, notices pass and
 * say what they say, suppressed findings are skipped with their reason; a clean run is one case that passes.
 */
export function toJunit({ findings, suppressed, tool }: Report): string {
  const all: readonly (Finding | SuppressedFinding)[] = [...findings, ...suppressed];
  const suites = [...byFile(all)].map(([path, own]) => suite(path, own.map(testCase), own));
  if (all.length === 0)
    suites.push(suite(tool.name, ['    <testcase name="no findings" classname="gitops-gate"/>'], []));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${tool.name}" ${counts(all)}>\n${suites.join('\n')}\n</testsuites>\n`;
}

function suite(name: string, cases: readonly string[], findings: readonly Finding[]): string {
  return `  <testsuite name="${escapeMarkup(name)}" ${counts(findings)}>\n${cases.join('\n')}\n  </testsuite>`;
}

function counts(findings: readonly (Finding | SuppressedFinding)[]): string {
  const skipped = findings.filter(isSuppressed).length;
  const failed = findings.filter((finding) => !isSuppressed(finding) && finding.severity !== 'notice').length;
  return `tests="${Math.max(1, findings.length)}" failures="${failed}" skipped="${skipped}"`;
}

function isSuppressed(finding: Finding | SuppressedFinding): finding is SuppressedFinding {
  return 'reason' in finding;
}

function testCase(finding: Finding | SuppressedFinding): string {
  const { rule, location } = finding;
  const { line, column } = location.start;
  const attributes = `name="${escapeMarkup(`${rule} at ${line}:${column}`)}" classname="${escapeMarkup(location.path)}"`;
  return `    <testcase ${attributes} file="${escapeMarkup(location.path)}" line="${line}">\n      ${outcome(finding)}\n    </testcase>`;
}

function outcome(finding: Finding | SuppressedFinding): string {
  if (isSuppressed(finding)) return `<skipped message="${escapeMarkup(finding.reason)}"/>`;
  const { severity, message, fix, url } = finding;
  const others = otherPlacesText(finding, Number.POSITIVE_INFINITY);
  const text = [message, ...(others ? [others] : []), ...(fix ? [`Fix: ${fix.title}`] : []), url]
    .map(escapeMarkup)
    .join('\n');
  if (severity === 'notice') return `<system-out>${text}</system-out>`;
  return `<failure type="${severity}" message="${escapeMarkup(message)}">${text}</failure>`;
}

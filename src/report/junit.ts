import type { Finding } from '../lint/finding.ts';
import { escapeMarkup } from './markup.ts';
import type { Report } from './report.ts';

/**
 * A report as JUnit XML: a finding is a test case of the suite of its file. Errors and warnings fail, notices pass and
 * say what they say, suppressed findings are skipped with their reason; a clean run is one case that passes.
 */
export function toJunit({ findings, suppressed, tool }: Report): string {
  const cases = [
    ...findings.map((finding) => ({ path: finding.location.path, xml: testCase(finding, outcome(finding)), finding })),
    ...suppressed.map((finding) => ({
      path: finding.location.path,
      xml: testCase(finding, `<skipped message="${escapeMarkup(finding.reason)}"/>`),
      finding: undefined,
    })),
  ];
  const suites = [...new Set(cases.map(({ path }) => path))].map((path) => {
    const own = cases.filter((one) => one.path === path);
    return suite(
      path,
      own.map(({ xml }) => xml),
      failures(own),
      own.filter(({ finding }) => !finding).length,
    );
  });
  if (suites.length === 0)
    suites.push(suite(tool.name, ['    <testcase name="no findings" classname="gitops-gate"/>'], 0, 0));
  const counts = `tests="${Math.max(1, cases.length)}" failures="${failures(cases)}" skipped="${suppressed.length}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${tool.name}" ${counts}>\n${suites.join('\n')}\n</testsuites>\n`;
}

function failures(cases: readonly { readonly finding: Finding | undefined }[]): number {
  return cases.filter(({ finding }) => finding && finding.severity !== 'notice').length;
}

function suite(name: string, cases: readonly string[], failed: number, skipped: number): string {
  const counts = `tests="${cases.length}" failures="${failed}" skipped="${skipped}"`;
  return `  <testsuite name="${escapeMarkup(name)}" ${counts}>\n${cases.join('\n')}\n  </testsuite>`;
}

function testCase({ rule, location }: Finding, body: string): string {
  const { line, column } = location.start;
  const attributes = `name="${escapeMarkup(`${rule} at ${line}:${column}`)}" classname="${escapeMarkup(location.path)}"`;
  return `    <testcase ${attributes} file="${escapeMarkup(location.path)}" line="${line}">\n      ${body}\n    </testcase>`;
}

function outcome({ severity, message, fix, url }: Finding): string {
  const text = [message, ...(fix ? [`Fix: ${fix.title}`] : []), url].map(escapeMarkup).join('\n');
  if (severity === 'notice') return `<system-out>${text}</system-out>`;
  return `<failure type="${severity}" message="${escapeMarkup(message)}">${text}</failure>`;
}

import type { AcceptedFinding, Finding, SuppressedFinding } from '../../findings/finding.ts';
import { jsonText } from '../../text/printable.ts';
import { countOf } from '../../text/words.ts';
import { ruleUrl } from '../../tool.ts';
import { acceptedWords } from '../accepted.ts';
import type { Report } from '../report.ts';
import { foreignSummaries } from '../rules/foreign.ts';
import type { RuleSummary } from '../rules/rules.ts';
import { bySeverity } from '../words.ts';
import { LEVELS, toResult } from './sarif-result.ts';

/** What a SARIF report needs besides the report. */
export interface SarifOptions {
  readonly rules: readonly RuleSummary[];
  /** The folder of the checked tree inside the repository. */
  readonly prefix?: string;
  /** Reports this analysis from others of the same commit. */
  readonly category?: string;
  /** Whether suppressed and accepted findings and those in the baseline are in it too; GitHub takes them for open alerts. */
  readonly withSuppressed?: boolean;
}

type ReportedFinding = Finding | SuppressedFinding | AcceptedFinding;

/** Results that GitHub code scanning keeps. */
const RESULTS = 5000;

/** A report as SARIF 2.1.0, within what GitHub code scanning takes; what is left out is counted in a notification. */
export function toSarif(report: Report, options: SarifOptions): string {
  const { category, prefix = '', withSuppressed = false } = options;
  const all = bySeverity<ReportedFinding>(
    withSuppressed
      ? [...report.findings, ...report.suppressed, ...report.inBaseline, ...report.accepted]
      : report.findings,
  );
  const shown = all.slice(0, RESULTS);
  const rules = [...options.rules, ...foreignSummaries(shown)];
  const baselined = new Set(report.inBaseline);
  const counts = new Map<string, number>();
  const ruleIndex = new Map(rules.map(({ id }, index) => [id, index]));
  return jsonText({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: driver(report, rules) },
        automationDetails: { id: category ? `gitops-gate/${category}/` : 'gitops-gate/' },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
        invocations: [invocation(all.length - shown.length)],
        results: shown.map((finding) => ({
          ...toResult(finding, prefix, ruleIndex.get(finding.rule)),
          partialFingerprints: fingerprints(finding, counts),
          // All results have the property or none: an empty list says that a finding counts.
          ...(withSuppressed ? { suppressions: suppressions(finding, baselined) } : {}),
        })),
      },
    ],
  });
}

function driver({ tool }: Report, rules: readonly RuleSummary[]) {
  return {
    name: tool.name,
    version: tool.version,
    semanticVersion: tool.version,
    informationUri: tool.url,
    rules: rules.map(({ id, description, severity, url = ruleUrl(id) }) => ({
      id,
      shortDescription: { text: description },
      fullDescription: { text: description },
      helpUri: url,
      help: {
        text: `${description} See ${url}`,
        markdown: `${description} [Why, and how to fix it](${url})`,
      },
      defaultConfiguration: { level: LEVELS[severity] },
      properties: {
        tags: ['gitops', 'kubernetes'],
        'problem.severity': severity === 'notice' ? 'recommendation' : severity,
      },
    })),
  };
}

function invocation(leftOut: number) {
  const text = `${countOf(leftOut, 'result')} beyond the first ${RESULTS} left out, because code scanning does not accept more.`;
  return {
    executionSuccessful: true,
    toolExecutionNotifications: leftOut === 0 ? [] : [{ level: 'warning', message: { text } }],
  };
}

/** What makes a result the same one in the next upload; equal findings are numbered. */
function fingerprints({ fingerprint }: Finding, counts: Map<string, number>) {
  const count = (counts.get(fingerprint) ?? 0) + 1;
  counts.set(fingerprint, count);
  return { primaryLocationLineHash: `${fingerprint}:${count}`, 'gitopsGate/v1': fingerprint };
}

function suppressions(finding: ReportedFinding, baselined: ReadonlySet<Finding>) {
  if (baselined.has(finding))
    return [{ kind: 'external', status: 'accepted', justification: 'The finding is in the baseline.' }];
  if ('accepted' in finding)
    return [{ kind: 'external', status: 'accepted', justification: acceptedWords(finding, (name) => name) }];
  return 'reason' in finding ? [{ kind: 'inSource', justification: finding.reason }] : [];
}

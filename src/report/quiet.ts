import { fails } from '../gate.ts';
import type { FailOn } from '../severity.ts';
import { type Report, summaryOf } from './report.ts';

/** A report with nothing but the findings that fail the gate, and with their counts. */
export function onlyFailing({ changes, debt, ...report }: Report, failOn: FailOn): Report {
  const findings = report.findings.filter((finding) => fails(finding, failOn));
  const left = { findings, suppressed: [], accepted: [], inBaseline: [] };
  return { ...report, ...left, notAccepted: [], summary: summaryOf(left, { ...report.summary, existing: 0 }) };
}

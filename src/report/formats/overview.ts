import type { Finding } from '../../findings/finding.ts';
import { groupBy } from '../../grouping.ts';
import { SEVERITIES, type Severity } from '../../severity.ts';
import { grouped, pluralOf } from '../../text/words.ts';
import type { RunFacts } from '../facts.ts';
import { changeMermaid } from '../graph/change-mermaid.ts';
import { chartsOf } from '../graph/chart.ts';
import type { Report } from '../report.ts';
import { bySeverity } from '../words.ts';
import { codeSpan, linkTo } from './markdown-text.ts';

/** Rows of the table. */
const ROWS = 50;
/** UTF-16 code units of a Mermaid text that GitHub draws. */
const PICTURE = 49_000;
/** Bytes around the text of a picture. */
const FENCE = 20;

/** The clusters that a report is about as a Mermaid picture; empty if that is none. `limit` is in bytes. */
export function clusterPicture(report: Report, facts: RunFacts, limit: number): string {
  const picture = changeMermaid(chartsOf(report, facts), Math.min(PICTURE, limit - FENCE));
  return picture === '' ? '' : `\n\`\`\`mermaid\n${picture}\n\`\`\`\n`;
}

/** How many findings each rule has at each level, the most serious first. Empty for a single rule, which the list shows as well. */
export function ruleTable(findings: readonly Finding[]): string {
  const byRule = [...groupBy(bySeverity(findings), ({ rule }) => rule)];
  if (byRule.length < 2) return '';
  const count = (own: readonly Finding[], level: Severity): number =>
    own.filter(({ severity }) => severity === level).length;
  const levels = SEVERITIES.filter((level) => count(findings, level) > 0);
  const rows = byRule.slice(0, ROWS).map(([rule, own]) => {
    const cells = levels.map((level) => (count(own, level) === 0 ? '' : grouped(count(own, level))));
    return `| ${[linkTo(codeSpan(rule), own[0].url), ...cells].join(' | ')} |`;
  });
  const left = byRule.slice(ROWS).flatMap(([, own]) => own);
  if (left.length > 0) {
    const cells = levels.map((level) => grouped(count(left, level)));
    rows.push(`| ${[`${grouped(byRule.length - ROWS)} more rules`, ...cells].join(' | ')} |`);
  }
  const heads = levels.map((level) => pluralOf(`${level.charAt(0).toUpperCase()}${level.slice(1)}`));
  return `\n| Rule | ${heads.join(' | ')} |\n| --- |${levels.map(() => ' ---: |').join('')}\n${rows.join('\n')}\n`;
}

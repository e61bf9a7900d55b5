import type { AcceptedFinding, Finding, SuppressedFinding } from '../../findings/finding.ts';
import { SEVERITIES } from '../../severity.ts';
import { escapeMarkup } from '../../text/markup.ts';
import { withoutCommands } from '../../text/printable.ts';
import { countOf, grouped, pluralOf } from '../../text/words.ts';
import { acceptedWords } from '../accepted.ts';
import type { Report } from '../report.ts';
import { bySeverity, severityCounts, verdictOf } from '../words.ts';
import { SCRIPT, STYLE } from './browser.generated.ts';
import { changesHtml } from './changes.ts';
import { PageContext, type PageOptions } from './context.ts';
import { debtHtml } from './debt.ts';
import { filtersHtml } from './filters.ts';
import { asideItem, type Facets, findingHtml } from './finding.ts';
import { graphHtml, graphOf } from './graph.ts';
import { headerHtml, navigationHtml } from './header.ts';
import { policyHtml } from './policy.ts';
import { contentPolicy } from './security.ts';
import { code, prose } from './text.ts';

/** Findings that a page shows, the most serious first; a browser cannot read any number of them. */
const MOST = 10_000;
/** Findings that do not count, of one kind, that are listed. */
const LISTED = 1000;

/** A report as one page that needs nothing else and asks no network. Without its script it is a plain list. */
export function toHtml(report: Report, options: PageOptions): string {
  const verdict = verdictOf(report);
  const counts = severityCounts(report.findings) || 'no findings';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy(SCRIPT, STYLE)}">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>gitops-gate: ${verdict}, ${counts}</title>
<style>${STYLE}</style>
</head>
<body>
${withoutCommands(bodyHtml(report, options))}<script type="module">${SCRIPT}</script>
</body>
</html>
`;
}

function bodyHtml(report: Report, options: PageOptions): string {
  const { findings, suppressed, inBaseline, accepted, notAccepted, changes } = report;
  const page = new PageContext(options, findings);
  const shown = bySeverity(findings).slice(0, MOST);
  const graph = graphOf({ ...report, findings: shown }, page);
  const clusters = graphHtml(graph, page);
  const facetsOf = facets(page, graph.clustersOf);
  const change = changes ? changesHtml(changes, page) : '';
  const aside = [
    list('accepted', 'Accepted', [...accepted.map((one) => acceptance(one, page)), ...notAccepted.map(note)]),
    list(
      'suppressed',
      'Suppressed',
      suppressed.map((one) => suppression(one, page)),
    ),
    list(
      'baseline',
      'In the baseline',
      inBaseline.map((one) => asideItem(one, '', page)),
    ),
  ];
  const debt = debtHtml(report.debt);
  const policy = page.facts ? policyHtml(page.facts) : '';
  const parts: readonly (readonly [string, string, number?])[] = [
    ['findings', 'Findings', findings.length],
    ...(clusters === '' ? [] : [['clusters', 'Clusters', graph.charts.length] as const]),
    ...(change === '' ? [] : [['changes', 'Changes'] as const]),
    ...(aside[0] === '' ? [] : [['accepted', 'Accepted', accepted.length] as const]),
    ...(aside[1] === '' ? [] : [['suppressed', 'Suppressed', suppressed.length] as const]),
    ...(aside[2] === '' ? [] : [['baseline', 'In the baseline', inBaseline.length] as const]),
    ...(debt === '' ? [] : [['debt', 'Findings to fix'] as const]),
    ...(policy === '' ? [] : [['policy', 'Policy'] as const]),
  ];
  return `<a class="skip" href="#findings">Skip to the findings</a>
${headerHtml(report, page)}
${navigationHtml(parts)}
<main>
<section id="findings" aria-labelledby="findings-title" tabindex="-1">
<h2 id="findings-title">Findings</h2>
${shown.length === 0 ? '<p>There are no findings.</p>' : filtersHtml(shown, facetsOf)}
${SEVERITIES.map((level) => levelHtml(level, shown, facetsOf, page)).join('')}${
  findings.length > shown.length
    ? `<p>${countOf(findings.length - shown.length, 'more finding')} not shown. The JSON report has all of them.</p>\n`
    : ''
}</section>
${clusters}
${change}
${aside.join('')}${debt}${policy}
</main>
`;
}

/** The findings of one level. */
function levelHtml(
  level: Finding['severity'],
  findings: readonly Finding[],
  facetsOf: (finding: Finding) => Facets,
  page: PageContext,
): string {
  const own = findings.filter(({ severity }) => severity === level);
  if (own.length === 0) return '';
  const title = pluralOf(level.charAt(0).toUpperCase() + level.slice(1));
  return `<section class="level-of" aria-labelledby="${level}s"><h3 id="${level}s" class="${level}">${title} <span class="count">${grouped(own.length)}</span></h3>
<ol class="findings">
${own.map((finding) => findingHtml(finding, facetsOf(finding), page)).join('\n')}
</ol></section>
`;
}

/** What the filters ask of a finding: all its paths and their owners, and its clusters. */
function facets(page: PageContext, clustersOf: (finding: Finding) => readonly string[]): (finding: Finding) => Facets {
  return (finding) => {
    const paths = [...new Set([finding, ...finding.places].map(({ location }) => location.path))];
    const owners = [...new Set(paths.flatMap((path) => page.facts?.ownersOf(path) ?? []))];
    return { paths, clusters: clustersOf(finding), owners };
  };
}

function list(id: string, heading: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  const shown = items.slice(0, LISTED);
  const more = items.length - shown.length;
  if (more > 0) shown.push(`<li>and ${grouped(more)} more</li>`);
  return `<section id="${id}" aria-labelledby="${id}-title">\n<h2 id="${id}-title">${heading}</h2>\n<ul class="aside">\n${shown.join('\n')}\n</ul>\n</section>\n`;
}

function acceptance(finding: AcceptedFinding, page: PageContext): string {
  return asideItem(finding, acceptedWords(finding, code), page);
}

function note(text: string): string {
  return `<li>${prose(text)}</li>`;
}

function suppression(finding: SuppressedFinding, page: PageContext): string {
  return asideItem(finding, escapeMarkup(finding.reason), page);
}

import type { Scope } from '../../findings/compare.ts';
import { escapeMarkup } from '../../text/markup.ts';
import { countOf, grouped } from '../../text/words.ts';
import type { Report } from '../report.ts';
import { severityCounts, summaryParts, verdictOf } from '../words.ts';
import { linked, type PageContext } from './context.ts';
import { policyWords } from './policy.ts';
import { code, prose } from './text.ts';

/** The beginning of the page: the verdict, and what was checked, when and by which policy. */
export function headerHtml(report: Report, page: PageContext): string {
  const verdict = verdictOf(report);
  const counts = severityCounts(report.findings) || 'no findings';
  return `<header>
<p class="tool">${linked('gitops-gate', report.tool.url)} ${escapeMarkup(report.tool.version)}</p>
<h1 class="${verdict.replace(' ', '-')}"><span class="verdict">${verdict}</span> ${counts}</h1>
${aside(report)}<dl>
${rows(report, page)
  .map(([term, html]) => `<div><dt>${term}</dt><dd>${html}</dd></div>`)
  .join('\n')}
</dl>
</header>`;
}

/** What the heading and the rows below do not say: what does not count, and why the gate decided so. */
function aside(report: Report): string {
  const [, ...others] = summaryParts(report);
  const parts = [
    ...(others.length > 0 ? [escapeMarkup(`${others.join('; ')}.`)] : []),
    ...(report.gate.isEvident ? [] : [prose(report.gate.reason)]),
  ];
  return parts.length === 0 ? '' : `<p>${parts.join(' ')}</p>\n`;
}

/** Which findings are shown of a change. */
const SHOWN: Readonly<Record<Scope, string>> = {
  new: ', only new findings',
  changed: ', only findings on changed lines',
  all: '',
};

function rows({ summary }: Report, { facts, published }: PageContext): [string, string][] {
  const { base, files, objects, scope } = summary;
  const address = published?.repository ?? '';
  const repository = address.startsWith('https://') ? address : undefined;
  const commit = (id: string): string => linked(code(id.slice(0, 7)), repository && `${repository}/commit/${id}`);
  const edits = published?.isEdited ? ' with local changes' : '';
  return [
    ...(repository ? [row('Repository', linked(escapeMarkup(nameOf(repository)), repository))] : []),
    ...(published ? [row('Commit', `${commit(published.commit)}${edits}`)] : []),
    ...(base === null ? [] : [row('Compared with', `${commit(base)}${SHOWN[scope]}`)]),
    ...(facts ? [row('Date', `<time datetime="${facts.date}">${facts.date}</time>`)] : []),
    row('Checked', `${countOf(files, 'file')}, ${countOf(objects, 'object')}`),
    ...(facts ? [row('Policy', `<a href="#policy">${policyWords(facts.policy)}</a>`)] : []),
  ];
}

function row(term: string, html: string): [string, string] {
  return [term, html];
}

function nameOf(address: string): string {
  return address.replace(/^https:\/\/[^/]*\//, '');
}

/** The ways to the parts of the page; `parts` are their ids, titles and the number of entries, if it matters. */
export function navigationHtml(parts: readonly (readonly [id: string, title: string, count?: number])[]): string {
  const items = parts.map(
    ([id, title, count]) =>
      `<li><a href="#${id}">${title}${count === undefined ? '' : ` <span class="count">${grouped(count)}</span>`}</a></li>`,
  );
  return `<nav aria-label="Parts of this report"><ul>${items.join('')}</ul></nav>`;
}

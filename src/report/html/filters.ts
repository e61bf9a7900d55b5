import type { Finding } from '../../findings/finding.ts';
import { SEVERITIES } from '../../severity.ts';
import { escapeMarkup } from '../../text/markup.ts';
import { shorten } from '../../text/printable.ts';
import { countOf } from '../../text/words.ts';
import type { Facets } from './finding.ts';

/** Values of one filter, and folders that are suggested. */
const MOST = 500;

/** The form that filters the list; the script of the page shows it and makes it work. */
export function filtersHtml(findings: readonly Finding[], facetsOf: (finding: Finding) => Facets): string {
  const facets = findings.map(facetsOf);
  const levels = SEVERITIES.map((level) => {
    const count = findings.filter(({ severity }) => severity === level).length;
    return count === 0
      ? ''
      : `<label class="${level}"><input type="checkbox" name="level" value="${level}" checked> ${countOf(count, level)}</label>`;
  }).join('\n');
  const folders = countsOf(facets.map(({ paths }) => [...new Set(paths.flatMap(foldersOf))]));
  const options = folders.map(([folder]) => `<option value="${escapeMarkup(folder)}"></option>`).join('');
  return `<form id="filters" role="search" aria-label="Filter the findings" hidden>
<label class="search">Search <input type="search" name="q" autocomplete="off" placeholder="Text of findings and lines"></label>
<fieldset><legend>Level</legend>${levels}</fieldset>
${choice('rule', 'Rule', countsOf(findings.map(({ rule }) => [rule])))}
${choice('cluster', 'Cluster', countsOf(facets.map(({ clusters }) => clusters)))}
<label>Path <input name="path" list="folders" autocomplete="off" placeholder="Part of a path"></label><datalist id="folders">${options}</datalist>
${choice('owner', 'Owner', countsOf(facets.map(({ owners }) => (owners.length === 0 ? [''] : owners))))}
<button type="reset">Show all findings</button>
</form>
<p id="shown" role="status" aria-live="polite"></p>`;
}

/** A filter by one value; none if all findings have the same. */
function choice(name: string, label: string, counts: readonly (readonly [string, number])[]): string {
  if (counts.length < 2) return '';
  const options = counts.map(([value, count]) => {
    const text = value === '' ? 'no owner' : shorten(value, 80);
    return `<option value="${escapeMarkup(value === '' ? '-' : value)}">${escapeMarkup(text)} (${count})</option>`;
  });
  return `<label>${label} <select name="${name}"><option value="">all</option>${options.join('')}</select></label>`;
}

/** How many findings have a value, most frequent first. */
function countsOf(values: readonly (readonly string[])[]): (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const own of values) for (const value of own) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).slice(0, MOST);
}

/** The folders around a file, at most two deep, as the beginnings of its path. */
function foldersOf(path: string): string[] {
  const [first, second, third] = path.split('/', 3);
  if (second === undefined) return [];
  return [`${first}/`, ...(third === undefined ? [] : [`${first}/${second}/`])];
}

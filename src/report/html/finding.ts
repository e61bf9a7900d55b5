import type { Finding } from '../../findings/finding.ts';
import { escapeMarkup } from '../../text/markup.ts';
import { countOf, firstFew } from '../../text/words.ts';
import { lineToAccept } from '../accepted.ts';
import { buildNames, otherPlaces, relatedPlaces } from '../places.ts';
import { linked, type PageContext, placeOf } from './context.ts';
import { fixHtml } from './fix.ts';
import { frame } from './frame.ts';
import { code, prose } from './text.ts';

/** Other places that are listed, and those that are shown without a fold. */
const PLACES = { listed: 1000, open: 6 };
/** Related places that are listed, and those that show their lines. */
const RELATED = { listed: 20, framed: 3 };
/** Clusters and overlays that are named. */
const BUILDS = 8;

/** What a filter of the page asks of a finding. */
export interface Facets {
  readonly paths: readonly string[];
  readonly clusters: readonly string[];
  readonly owners: readonly string[];
}

/** A finding as an item of the list, with all its places. */
export function findingHtml(finding: Finding, facets: Facets, page: PageContext): string {
  const { severity, rule, url, message, location, fix, blame } = finding;
  const id = page.idOf(finding);
  const words = lineToAccept(finding);
  return `<li class="finding ${severity}" id="${id}" data-level="${severity}" data-rule="${escapeMarkup(rule)}"${facetData(facets)}>
<article aria-labelledby="${id}-title">
<h4 id="${id}-title"><span class="level">${severity}</span> ${linked(escapeMarkup(rule), safe(url))} <span class="place">${page.place(location)}</span> <a class="anchor" href="#${id}" aria-label="Link to this finding">#</a></h4>
<p class="message">${prose(message)}</p>
${frame(location, page)}${places(finding, page)}${related(finding, page)}${blame?.fix ? fixHtml('Undo the change', blame.fix, page) : ''}${fix ? fixHtml('Fix', fix, page) : ''}${
  words === undefined ? '' : `<p><strong>To accept this,</strong> write ${code(words)}</p>\n`
}${builds(finding, page)}</article>
</li>`;
}

function facetData({ paths, clusters, owners }: Facets): string {
  return Object.entries({ paths, clusters, owners })
    .map(([name, values]) => (values.length === 0 ? '' : ` data-${name}="${escapeMarkup(values.join('\t'))}"`))
    .join('');
}

function safe(url: string): string | undefined {
  return url.startsWith('https://') ? url : undefined;
}

/** Where else the cause shows. */
function places(finding: Finding, page: PageContext): string {
  const others = otherPlaces(finding);
  if (!others) return '';
  const items = others.items
    .slice(0, PLACES.listed)
    .map(({ text, location }) => `<li>${location ? page.place(location, text) : code(text)}</li>`);
  if (others.items.length > items.length)
    items.push(`<li>and ${countOf(others.items.length - items.length, 'more place')}</li>`);
  const list = `<ul class="places">${items.join('')}</ul>`;
  if (items.length <= PLACES.open) return `<p><strong>${others.label}:</strong></p>\n${list}\n`;
  const what = countOf(others.items.length, others.items[0]?.location ? 'other place' : 'other object');
  return `<details><summary>${others.label} ${what}</summary>\n${list}\n</details>\n`;
}

/** What explains the finding, the first places with their lines. */
function related(finding: Finding, page: PageContext): string {
  const all = relatedPlaces(finding);
  if (all.length === 0) return '';
  const items = all.slice(0, RELATED.listed).map(({ message, location }, index) => {
    const lines = index < RELATED.framed ? frame(location, page) : '';
    return `<li>${page.place(location)}: ${prose(message)}${lines}</li>`;
  });
  if (all.length > items.length) items.push(`<li>and ${countOf(all.length - items.length, 'more place')}</li>`);
  return `<ul class="related">${items.join('')}</ul>\n`;
}

/** What it affects, and the way to the graph. */
function builds(finding: Finding, page: PageContext): string {
  const affects = finding.builds.length === 0 ? '' : `Affects ${firstFew(buildNames(finding), code, BUILDS)}. `;
  const [box] = page.boxes.get(finding) ?? [];
  const toGraph = box === undefined ? '' : `<a href="#${box}">Show in the graph</a>`;
  return affects + toGraph === '' ? '' : `<p class="affects">${affects}${toGraph}</p>\n`;
}

/** A finding that does not count, as an item of a list. `html` says why, unless the list does. */
export function asideItem({ rule, url, location, message }: Finding, html: string, page: PageContext): string {
  return `<li>${page.place(location, placeOf(location))} ${linked(escapeMarkup(rule), safe(url))}: ${prose(message)}${html === '' ? '' : ` <em>${html}</em>`}</li>`;
}

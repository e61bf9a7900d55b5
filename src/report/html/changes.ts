import { shorten } from '../../text/printable.ts';
import { countOf, firstFew } from '../../text/words.ts';
import { applicationLines, reviewerLines } from '../changes/application-words.ts';
import {
  changesHeading,
  countOfKind,
  countWords,
  fieldLine,
  happening,
  kindAndPlace,
  signOf,
  unknownWords,
  unplacedWords,
} from '../changes/change-words.ts';
import type { Changes, ObjectChange, SetChange } from '../changes/changes.ts';
import { type SameChange, sameChanges } from '../changes/same-changes.ts';
import { actingHead, actingWords, SET_TITLES } from '../changes/table-words.ts';
import { linked, type PageContext } from './context.ts';
import { code, prose } from './text.ts';

/** Rows of the table, and groups of clusters that change alike; those that are open. */
const MOST = 200;
const OPEN = 3;

/** What each cluster gets and loses, as a part of a page. Empty if nothing was compared. */
export function changesHtml(changes: Changes, page: PageContext): string {
  const { compared, sets } = changes;
  const unplaced = unplacedWords(changes, name);
  const last = unplaced === '' ? '' : `<p>${prose(unplaced)}</p>\n`;
  if (compared === 0 && last === '') return '';
  const heading = compared === 0 ? 'Changes' : changesHeading(changes);
  const content = sets.length === 0 ? '' : setsHtml(changes, page);
  return `<section id="changes" aria-labelledby="changes-title">
<h2 id="changes-title">${heading}</h2>
${content}${last}</section>
`;
}

function setsHtml(changes: Changes, page: PageContext): string {
  const { kind, sets } = changes;
  const acting = actingHead(changes);
  const heads = [SET_TITLES[kind], 'Objects', ...(acting === '' ? [] : [acting])];
  const shown = sets.slice(0, MOST);
  const rows = shown.map((set) => {
    const [first = '', ...others] = cells(set, acting !== '').map(prose);
    return `<tr><th scope="row">${first}</th>${others.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  const more = sets.length - shown.length;
  return `<table>
<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
${more > 0 ? `<p>And ${countOfKind(more, kind, 'more ')}.</p>\n` : ''}${sameChanges(shown)
  .map((same, index) => group(same, index < OPEN, page))
  .join('\n')}
`;
}

function cells(set: SetChange, isActing: boolean): string[] {
  return [name(set.name), countWords(set), ...(isActing ? [actingWords(set, name)] : [])];
}

function group(same: SameChange, isOpen: boolean, page: PageContext): string {
  const { names, set } = same;
  const items = set.objects.map((object) => objectItem(object, set.by, page));
  if (set.unlisted > 0) items.push(`<li>and ${countOf(set.unlisted, 'more object')}</li>`);
  const notes = [...applicationLines(same, name), ...reviewerLines(set, name), ...set.notes, unknownWords(same)];
  for (const note of notes) if (note !== '') items.push(`<li>${prose(shorten(note, 500))}</li>`);
  const summary = `<summary>${prose(firstFew(names, name))} ${countWords(set)}</summary>`;
  return `<details class="change"${isOpen ? ' open' : ''}>${summary}\n<ul>\n${items.join('\n')}\n</ul>\n</details>`;
}

const SIGNS = { added: 'plus', removed: 'minus', changed: 'tilde' } as const;

function objectItem(object: ObjectChange, by: SetChange['by'], page: PageContext): string {
  const what = shorten(happening(object, by), 400);
  const { change, location } = object;
  // The location of a removed object is in the base.
  const address = page.addressOf(change === 'removed' ? { ...location, side: 'base' } : location);
  const sign = `<span class="${SIGNS[change]}" title="${change}">${signOf(object)}</span>`;
  const title = `${sign} ${linked(code(shorten(kindAndPlace(object), 300)), address)}${what === '' ? '' : `: ${prose(what)}`}`;
  const lines = object.fields.map((field) => `<li>${code(fieldLine(field))}</li>`);
  const more = object.fieldCount - object.fields.length;
  if (more > 0) lines.push(`<li>and ${countOf(more, 'more field')}</li>`);
  return `<li>${title}${lines.length > 0 ? `<ul>${lines.join('')}</ul>` : ''}</li>`;
}

/** A name in backticks, which `prose` makes code of. */
function name(text: string): string {
  return `\`${shorten(text, 200).replaceAll('`', "'")}\``;
}

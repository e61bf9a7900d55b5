import { shorten } from '../../text/printable.ts';
import { countOf, firstFew } from '../../text/words.ts';
import { code, prose } from '../formats/html-text.ts';
import { applicationLines, reviewerLines } from './application-words.ts';
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
} from './change-words.ts';
import type { Changes, ObjectChange, SetChange } from './changes.ts';
import { type SameChange, sameChanges } from './same-changes.ts';
import { actingHead, actingWords, SET_TITLES } from './table-words.ts';

/** Rows of the table, and groups of clusters that change alike. */
const MOST = 200;

/** What a change does, as a part of a page. Empty if nothing was compared. */
export function changesHtml(changes: Changes): string {
  const { compared, kind, sets } = changes;
  const unplaced = unplacedWords(changes, name);
  const last = unplaced === '' ? '' : `<p>${prose(unplaced)}</p>\n`;
  if (compared === 0) return last;
  if (sets.length === 0) return `<p>${changesHeading(changes)}.</p>\n${last}`;
  const acting = actingHead(changes);
  const heads = [SET_TITLES[kind], 'Objects', ...(acting === '' ? [] : [acting])];
  const shown = sets.slice(0, MOST);
  const rows = shown.map(
    (set) =>
      `<tr>${cells(set, acting !== '')
        .map((cell) => `<td>${prose(cell)}</td>`)
        .join('')}</tr>`,
  );
  const more = sets.length - shown.length;
  return `<section>
<h2>${changesHeading(changes)}</h2>
<table>
<tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr>
${rows.join('\n')}
</table>
${more > 0 ? `<p>And ${countOfKind(more, kind, 'more ')}.</p>\n` : ''}${last}${sameChanges(shown).map(group).join('\n')}
</section>
`;
}

function cells(set: SetChange, isActing: boolean): string[] {
  return [name(set.name), countWords(set), ...(isActing ? [actingWords(set, name)] : [])];
}

function group(same: SameChange): string {
  const { names, set } = same;
  const items = set.objects.map((object) => objectItem(object, set.by));
  if (set.unlisted > 0) items.push(`<li>and ${countOf(set.unlisted, 'more object')}</li>`);
  const notes = [...applicationLines(same, name), ...reviewerLines(set, name), ...set.notes, unknownWords(same)];
  for (const note of notes) if (note !== '') items.push(`<li>${prose(shorten(note, 500))}</li>`);
  return `<details><summary>${prose(firstFew(names, name))}</summary>\n<ul>\n${items.join('\n')}\n</ul>\n</details>`;
}

function objectItem(object: ObjectChange, by: SetChange['by']): string {
  const what = shorten(happening(object, by), 400);
  const title = `${signOf(object)} ${code(shorten(kindAndPlace(object), 300))}${what === '' ? '' : `: ${prose(what)}`}`;
  const lines = object.fields.map((field) => `<li>${code(fieldLine(field))}</li>`);
  const more = object.fieldCount - object.fields.length;
  if (more > 0) lines.push(`<li>and ${countOf(more, 'more field')}</li>`);
  return `<li>${title}${lines.length > 0 ? `<ul>${lines.join('')}</ul>` : ''}</li>`;
}

/** A name in backticks, which `prose` makes code of. */
function name(text: string): string {
  return `\`${shorten(text, 200).replaceAll('`', "'")}\``;
}

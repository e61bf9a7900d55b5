import type { Location } from '../../findings/finding.ts';
import { qualifiedName } from '../../kubernetes/terms/words.ts';
import { shorten } from '../../text/printable.ts';
import { countOf, firstFew } from '../../text/words.ts';
import { codeSpan, linkTo, toMarkdownText } from '../formats/markdown-text.ts';
import { applicationLines, reviewerLines } from './application-words.ts';
import {
  changesHeading,
  countOfKind,
  countWords,
  fieldLine,
  happening,
  unknownWords,
  unplacedWords,
} from './change-words.ts';
import type { Changes, FieldChange, ObjectChange, SetChange } from './changes.ts';
import { type SameChange, sameChanges } from './same-changes.ts';
import { actingHead, actingWords, SET_TITLES } from './table-words.ts';

/** How changes are written in markdown. */
export interface ChangesOptions {
  /** Every object with its fields and their places, as far as the limit allows. */
  readonly full?: boolean;
  /** The address of a place in the head; without it places are not linked. */
  readonly link?: (location: Location) => string;
  /** Most bytes; what does not fit is counted. */
  readonly limit: number;
}

/** Rows of the table and objects of a group in the short form. */
const SHORT = { sets: 50, objects: 25 };
/** Lines on objects that the short form shows without a fold, and the bytes of the fold. */
const MOST_OPEN = 15;
const FOLD_ROOM = 200;
/** Bytes kept for the line that counts what does not fit. */
const RESERVE = 120;

/** What a change does, in markdown. Empty if nothing was compared. */
export function changesMarkdown(changes: Changes, options: ChangesOptions): string {
  const { compared, kind, sets } = changes;
  const unplaced = unplacedWords(changes, (name) => codeSpan(shorten(name, 200)));
  if (compared === 0) return unplaced === '' ? '' : `\n${unplaced}\n`;
  if (sets.length === 0) return `\n${changesHeading(changes)}.\n${unplaced === '' ? '' : `\n${unplaced}\n`}`;
  const shown = options.full ? sets : sets.slice(0, SHORT.sets);
  const title = SET_TITLES[kind];
  const acting = actingHead(changes);
  const lines = [
    '',
    `### ${changesHeading(changes)}`,
    '',
    `| ${title} | Objects |${acting === '' ? '' : ` ${acting} |`}`,
    `| --- | --- |${acting === '' ? '' : ' --- |'}`,
    ...shown.map((set) => row(set, acting !== '')),
  ];
  if (sets.length > shown.length) lines.push('', `And ${countOfKind(sets.length - shown.length, kind, 'more ')}.`);
  if (unplaced !== '') lines.push('', unplaced);
  const objects = sameChanges(shown).flatMap((group) =>
    options.full || group.set.change === 'changed' ? ['', ...groupLines(group, options)] : [],
  );
  if (options.full || objects.length <= MOST_OPEN) return within([...lines, ...objects], options.limit);
  const head = within(lines, options.limit - FOLD_ROOM);
  const folded = within(objects, options.limit - FOLD_ROOM - Buffer.byteLength(head));
  return `${head}\n<details><summary>All changed objects</summary>\n${folded}\n</details>\n`;
}

function row(set: SetChange, isActing: boolean): string {
  const name = (text: string): string => codeSpan(shorten(text, 200));
  const cells = [name(set.name), countWords(set), ...(isActing ? [actingWords(set, name)] : [])];
  return `| ${cells.map(cell).join(' | ')} |`;
}

/** Text for a cell: a bar would end it, in code too. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function groupLines(group: SameChange, options: ChangesOptions): string[] {
  const { names, set } = group;
  const most = options.full ? set.objects.length : SHORT.objects;
  const lines = [`**${firstFew(names, (name) => codeSpan(shorten(name, 200)))}**`, ''];
  for (const object of set.objects.slice(0, most)) lines.push(...objectLines(object, set.by, options));
  const left = set.unlisted + Math.max(0, set.objects.length - most);
  if (left > 0) lines.push(`- and ${countOf(left, 'more object')}`);
  const name = (one: string): string => codeSpan(shorten(one, 200));
  lines.push(...[...applicationLines(group, name), ...reviewerLines(set, name)].map((line) => `- ${line}`));
  const notes = [...set.notes, unknownWords(group)].filter((note) => note !== '');
  return [...lines, ...notes.map((note) => `- ${toMarkdownText(shorten(note, 500))}`)];
}

function objectLines(object: ObjectChange, by: SetChange['by'], options: ChangesOptions): string[] {
  const { change, object: id, fields, fieldCount } = object;
  const what = happening(object, by, options.full ? undefined : (field) => `\`${field}\``);
  const name = `${text(id.kind)} ${codeSpan(shorten(qualifiedName(id), 300))}`;
  const sign = change === 'changed' && what !== '' ? '' : `${change} `;
  const line = `- ${sign}${name}${what === '' ? '' : `: ${text(what)}`}`;
  if (!options.full) return [line];
  if (change !== 'changed') return [`${line} ${place(object.location, change === 'added' ? options.link : undefined)}`];
  const more = fieldCount - fields.length;
  return [
    line,
    ...fields.map((field) => `  - ${codeSpan(fieldLine(field))} ${placesOf(field, options)}`),
    ...(more > 0 ? [`  - and ${countOf(more, 'more field')}`] : []),
  ];
}

function placesOf({ before, after }: FieldChange, { link }: ChangesOptions): string {
  const places = (after ?? before)?.locations.map((location) => place(location, after ? link : undefined)) ?? [];
  return places.join(', ');
}

function place(location: Location, link: ChangesOptions['link']): string {
  const label = codeSpan(`${shorten(location.path, 300)}:${location.start.line}`);
  return link ? linkTo(label, link(location)) : label;
}

function text(words: string): string {
  return toMarkdownText(shorten(words, 400));
}

/** Lines as far as they fit, and how many are left out. */
function within(lines: readonly string[], limit: number): string {
  let written = '';
  let room = limit - RESERVE;
  for (const [index, line] of lines.entries()) {
    room -= Buffer.byteLength(line) + 1;
    if (room < 0) return `${written}\n${countOf(lines.length - index, 'more line')} of changes do not fit here.\n`;
    written += `${line}\n`;
  }
  return written;
}

import { printable, shorten } from '../../text/printable.ts';
import { countOf, firstFew } from '../../text/words.ts';
import { actingTitle, applicationLines, reviewerLines, standingWords, syncingWords } from './application-words.ts';
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
import type { Changes, FieldChange, ObjectChange, SetChange } from './changes.ts';
import { reconcilingWords } from './kustomization-words.ts';
import { type SameChange, sameChanges } from './same-changes.ts';

/** Lines of the table, groups of clusters and objects of a group in the short form. */
const SHORT = { sets: 20, groups: 5, objects: 12 };

/** What a change does, for a terminal. None if nothing was compared. `full`: every object, with its fields and their places. */
export function changesText(changes: Changes, base: string | null, full = false): string[] {
  const { compared, sets } = changes;
  const unplaced = unplacedWords(changes, (name) => name);
  const last = unplaced === '' ? [] : [printable(shorten(unplaced, 500))];
  if (compared === 0) return last;
  const since = base === null ? '' : ` since ${base.slice(0, 7)}`;
  const heading = `${changesHeading(changes)}${since}`;
  if (sets.length === 0) return [`${heading}.`, ...last];
  const limits = full ? { sets: Infinity, groups: Infinity, objects: Infinity } : SHORT;
  const table = sets.slice(0, limits.sets);
  const width = Math.min(40, Math.max(...table.map(({ name }) => name.length)));
  const lines = [`${heading}:`, ...table.map((set) => row(set, width))];
  if (sets.length > table.length) lines.push(`  and ${countOfKind(sets.length - table.length, changes.kind, 'more ')}`);
  const groups = sameChanges(sets).filter(({ set }) => full || set.change === 'changed');
  for (const group of groups.slice(0, limits.groups)) lines.push('', ...groupLines(group, limits.objects, full));
  const left = groups.slice(limits.groups).flatMap(({ names }) => names);
  if (left.length > 0) lines.push('', `In ${firstFew(left, (name) => name)}: see \`gitops-gate diff\`.`);
  return [...lines.map(printable), ...(last.length > 0 ? ['', ...last] : [])];
}

function row(set: SetChange, width: number): string {
  const words = [countWords(set), actingWords(set)].filter((part) => part !== '').join('  ');
  return `  ${set.name.padEnd(width)}  ${words}`;
}

/** What deploys a directory or an overlay, for the end of a line; the Applications are named below. */
function actingWords(set: SetChange): string {
  const { applications, kind, by } = set;
  const words =
    kind !== 'directory'
      ? standingWords(set, (name) => name)
      : applications.length > 1 && set.change === 'changed'
        ? countOf(applications.length, by?.applier ?? '')
        : syncingWords(applications, (name) => name);
  return words === '' || words.endsWith(')') ? words : `(${words})`;
}

function groupLines(group: SameChange, most: number, full: boolean): string[] {
  const { names, set } = group;
  const { objects, unlisted, kustomizations, notes, by } = set;
  const lines = [`In ${firstFew(names, (name) => name)}:`];
  for (const object of objects.slice(0, most)) lines.push(...objectLines(object, by, full));
  const left = unlisted + Math.max(0, objects.length - most);
  if (left > 0) lines.push(`  and ${countOf(left, 'more object')}`);
  if (kustomizations.length > 0 && by)
    lines.push(`  ${actingTitle(by)}: ${reconcilingWords(kustomizations, (name) => name)}`);
  const name = (one: string): string => one;
  const acting = [...applicationLines(group, name), ...reviewerLines(set, name)];
  const last = [...acting, ...[...notes, unknownWords(group)].filter((note) => note !== '')];
  return [...lines, ...last.map((line) => `  ${line}`)];
}

function objectLines(object: ObjectChange, by: SetChange['by'], full: boolean): string[] {
  const what = happening(object, by, full ? undefined : (field) => field);
  const line = `  ${signOf(object)} ${object.object.name} (${kindAndPlace(object)})${what === '' ? '' : `: ${what}`}`;
  if (!full) return [shorten(line, 240)];
  const { path, start } = object.location;
  if (object.change !== 'changed') return [`${line}  ${path}:${start.line}`];
  const more = object.fieldCount - object.fields.length;
  return [
    line,
    ...object.fields.flatMap((field) => [`      ${fieldLine(field)}`, `        ${placesOf(field)}`]),
    ...(more > 0 ? [`      and ${countOf(more, 'more field')}`] : []),
  ];
}

/** What sets a field, or what set a removed field. */
function placesOf({ before, after }: FieldChange): string {
  const [first, ...others] = (after ?? before)?.locations.map(({ path, start }) => `${path}:${start.line}`) ?? [];
  const place = others.length > 0 ? `${first}, with ${others.join(', ')}` : (first ?? '');
  return after ? place : `was ${place}`;
}

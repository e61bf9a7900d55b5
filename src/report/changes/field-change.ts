import type { FieldDifference } from '../../change/fields.ts';
import type { Location } from '../../findings/finding.ts';
import { spanOf, toLocation } from '../../findings/locate.ts';
import type { Place } from '../../kubernetes/object.ts';
import { MASK } from '../../masking/mask.ts';
import type { RedactedValues } from '../../masking/redacted-values.ts';
import { atMost } from '../../text/words.ts';
import type { Origin } from '../../yaml/origin.ts';
import type { FieldChange, FieldState } from './changes.ts';

/** Maximum number of places shown for one field. */
const MAX_PLACES = 4;
/** Lines shown of a text. */
const MAX_LINES = 3;

/** A field that differs, with its values as people may see them: `old` and `now` show those of the object before and after. */
export function fieldChange(
  { field, before, after }: FieldDifference,
  old: RedactedValues,
  now: RedactedValues,
): FieldChange {
  if (before && after && isText(before) && isText(after)) return textChange(field, before, after, old, now);
  return {
    field,
    before: before ? { text: old.text(before), locations: locationsOf(before) } : null,
    after: after ? { text: now.text(after), locations: locationsOf(after) } : null,
  };
}

/** Whether a value is a text of several lines. */
function isText({ value }: Place): boolean {
  return typeof value === 'string' && value.includes('\n');
}

/** Two texts by the lines in which they differ. */
function textChange(field: string, before: Place, after: Place, old: RedactedValues, now: RedactedValues): FieldChange {
  const lines = changedLines(linesOf(before), linesOf(after));
  const [removed, added] = [old.lines(before)?.slice(...lines.before), now.lines(after)?.slice(...lines.after)];
  const indent = indentOf([...(removed ?? []), ...(added ?? [])]);
  const state = (place: Place, shown: readonly string[] | undefined): FieldState => ({
    text: shown
      ? atMost(
          shown.map((line) => line.slice(indent).trimEnd()),
          MAX_LINES,
        ).join(' ⏎ ')
      : MASK,
    locations: locationsOf(place),
  });
  return {
    field: `${field} line ${lines.after[0] + 1}`,
    before: state(before, removed),
    after: state(after, added),
  };
}

/** Blanks at the start of all lines that are not empty. */
function indentOf(lines: readonly string[]): number {
  return lines.reduce((least, line) => {
    const at = line.search(/\S/);
    return at === -1 ? least : Math.min(least, at);
  }, Number.MAX_SAFE_INTEGER);
}

type Range = readonly [from: number, to: number];

function linesOf({ value }: Place): string[] {
  return typeof value === 'string' ? value.split('\n') : [];
}

/** The lines between the equal ones at both ends. */
function changedLines(a: readonly string[], b: readonly string[]): { before: Range; after: Range } {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return { before: [head, a.length - tail], after: [head, b.length - tail] };
}

function locationsOf(place: Place): Location[] {
  const locations = [toLocation(spanOf(place))];
  const seen = new Set(locations.map(placeText));
  for (let at: Origin | undefined = place.origin.related; at && locations.length < MAX_PLACES; at = at.related) {
    const location = toLocation(spanOf(at));
    if (!seen.has(placeText(location))) locations.push(location);
    seen.add(placeText(location));
  }
  return locations;
}

function placeText({ path, start }: Location): string {
  return `${path}:${start.line}`;
}

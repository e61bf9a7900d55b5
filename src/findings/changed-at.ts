import type { ObjectDifference } from '../change/object-difference.ts';
import type { Place } from '../kubernetes/object.ts';
import { type Change, hasLine } from '../repository/change.ts';
import type { Origin } from '../yaml/origin.ts';

/** Where a change sets a value: its own place, or that of a variable, patch or alias that has a part in it and is edited. */
export function changedAt(at: Place, change: Change | undefined): Place | Origin {
  const origin = editedOrigin(at.origin, change);
  return origin === undefined || origin === at.origin ? at : origin;
}

/** The first of what wrote a value that is on a line that the change adds or edits. */
function editedOrigin(origin: Origin, change: Change | undefined): Origin | undefined {
  for (let one: Origin | undefined = origin; one; one = one.related) {
    const changed = change?.files.get(one.file.path);
    if (changed && hasLine(changed.added, one.file.position(one.start).line)) return one;
  }
  return undefined;
}

/** Fields of an object whose lines are looked at. */
const MOST_FIELDS = 50;

/** The lines of the change that add an object, or set what differs of it. */
export function editedLines(
  { change: kind, deployed, fields }: ObjectDifference,
  change: Change | undefined,
): Origin[] {
  const origins =
    kind === 'added'
      ? [deployed.object.at('metadata', 'name').origin]
      : fields.slice(0, MOST_FIELDS).flatMap(({ after }) => after?.origin ?? []);
  return origins.flatMap((origin) => editedOrigin(origin, change) ?? []);
}

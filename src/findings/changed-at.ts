import type { Place } from '../kubernetes/object.ts';
import { type Change, hasLine } from '../repository/change.ts';
import type { Origin } from '../yaml/origin.ts';

/** Where a change sets a value: its own place, or that of a variable, patch or alias that has a part in it and is edited. */
export function changedAt(at: Place, change: Change | undefined): Place | Origin {
  for (let origin: Origin | undefined = at.origin; origin; origin = origin.related)
    if (isAdded(origin, change)) return origin === at.origin ? at : origin;
  return at;
}

function isAdded({ file, start }: Origin, change: Change | undefined): boolean {
  const changed = change?.files.get(file.path);
  return changed !== undefined && hasLine(changed.added, file.position(start).line);
}

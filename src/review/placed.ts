import type { Finding } from '../findings/finding.ts';
import type { Change } from '../repository/change.ts';
import { type Spot, spotAt } from './place.ts';

/** Where a comment is to be, and the finding as it is put there. */
export interface Placed {
  readonly spot: Spot;
  readonly shown: Finding;
  readonly isOnBlame: boolean;
}

/** The line of a change that is to blame for a finding, else the first of its places that a host takes a comment on. */
export function placedFor(finding: Finding, change: Change): Placed | undefined {
  const { blame } = finding;
  const spot = blame && spotAt(change, blame.location);
  return spot ? { spot, shown: finding, isOnBlame: true } : onOwnPlace(finding, change);
}

/** The first place of a finding that a host takes a comment on. */
export function onOwnPlace(finding: Finding, change: Change): Placed | undefined {
  for (const place of [finding, ...finding.places]) {
    const spot = spotAt(change, place.location);
    if (!spot) continue;
    // What is said of all places is said of each.
    const { message } = finding.blame?.asking ? finding : place;
    return { spot, shown: { ...finding, ...place, message }, isOnBlame: false };
  }
  return undefined;
}

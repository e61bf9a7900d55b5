import type { Fix, Location } from '../findings/finding.ts';
import { spanOf, toFix, toLocation } from '../findings/locate.ts';
import type { Problem } from '../findings/problem.ts';
import type { Place } from '../kubernetes/object.ts';
import type { Checkouts } from '../repository/checkouts.ts';
import { Origin } from '../yaml/origin.ts';

/** A problem as it is reported: place, message and related places. */
export interface PlacedProblem {
  readonly location: Location;
  readonly message: string;
  readonly related: readonly { readonly message: string; readonly location: Location }[];
  readonly fix: Fix | null;
}

type Related = PlacedProblem['related'][number];

/** Places problems on lines of the checked tree. No one can fix or comment on files of other repositories here. */
export class Placement {
  readonly #checkouts: Checkouts;

  constructor(checkouts: Checkouts) {
    this.#checkouts = checkouts;
  }

  /** Undefined if a problem does not involve the checked tree. */
  settle(problem: Problem): PlacedProblem | undefined {
    const stated = (problem.related ?? []).map(({ at, message }) => ({ message, location: toLocation(spanOf(at)) }));
    const related = [...stated, ...variablesIn(problem.at).filter(isNotIn(stated))];
    const location = toLocation(spanOf(problem.at), problem.side);
    const told = { location, message: problem.message, related, fix: toFix(problem) };
    return this.#checkouts.all.length === 0 ? told : this.#settled(told, problem);
  }

  #settled(told: PlacedProblem, { at, instead, related = [] }: Problem): PlacedProblem | undefined {
    const isOurs = (place: Location): boolean => !this.#checkouts.holds(place.path);
    const ours = told.related.filter(({ location }) => isOurs(location));
    const notes = told.related.filter(({ location }) => !isOurs(location));
    const said = notes.map(({ message, location }) => `${message}: ${shown(location)}.`);
    const fix = told.fix?.edits.every(({ path }) => !this.#checkouts.holds(path)) ? told.fix : null;
    if (isOurs(told.location)) return { ...told, message: [told.message, ...said].join(' '), related: ours, fix };
    const places = [...behind(at), ...(instead ? [instead] : []), ...related.map((place) => place.at)];
    const place = places.map((one) => toLocation(spanOf(one))).find(isOurs);
    if (!place) return undefined;
    const text = [told.message, `See ${shown(told.location)}.`, ...said].join(' ');
    return {
      location: place,
      message: text,
      related: ours.filter(({ location }) => !isSame(location, place)),
      fix: null,
    };
  }
}

/** Expressions of Flux in a value. */
const EXPRESSION = /\$\{(\w+)/g;
/** Longer values are texts, of which a variable is a small part. */
const MAX_VALUE = 500;

/** The definitions of the variables that a value is made of, which its own line does not show. */
function variablesIn(at: Place | Origin): Related[] {
  const { text } = at instanceof Origin ? at : at.origin;
  if (text.length > MAX_VALUE || !text.includes('${')) return [];
  const names = new Set([...text.matchAll(EXPRESSION)].map(([, name]) => name));
  return behind(at).flatMap((origin) => {
    const key = origin.file.text.slice(origin.keyStart, origin.keyEnd).replace(/^(["'])(.*)\1$/, '$2');
    return names.has(key) ? [{ message: `\`${key}\` is defined here`, location: toLocation(spanOf(origin)) }] : [];
  });
}

function isNotIn(all: readonly Related[]): (one: Related) => boolean {
  return ({ location }) =>
    !all.some(({ location: { path, start } }) => path === location.path && start.line === location.start.line);
}

/** The places that had a part in a value next to the one that wrote it. */
function behind(at: Place | Origin): Origin[] {
  const places: Origin[] = [];
  const first = at instanceof Origin ? at : at.origin;
  for (let origin = first.related; origin; origin = origin.related) places.push(origin);
  return places;
}

function shown({ path, start }: Location): string {
  return `\`${path}:${start.line}\``;
}

function isSame(a: Location, b: Location): boolean {
  return a.path === b.path && a.start.line === b.start.line && a.start.column === b.start.column;
}

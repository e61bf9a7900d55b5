import type { Finding, Location } from '../findings/finding.ts';
import { qualifiedName } from '../kubernetes/terms/words.ts';
import { withPrefix } from '../repository/paths.ts';
import { firstFew } from '../text/words.ts';

/** A place that explains a finding. */
export interface RelatedPlace {
  readonly message: string;
  readonly location: Location;
}

/** What explains a finding: first the line of the change that is to blame, then what is defined elsewhere. */
export function relatedPlaces({ blame, related }: Finding): RelatedPlace[] {
  if (!blame) return [...related];
  const { location, asking } = blame;
  // The message of the finding says what the change does.
  const message = asking ? `This change ${location.side === 'base' ? 'deletes' : 'edits'} this line.` : blame.message;
  return [{ message, location }, ...related];
}

/** The other places of a finding, as a report lists them: other lines, or other objects that the same line makes. */
export interface OtherPlaces {
  readonly label: 'Also at' | 'Also for' | 'Places';
  /** Each once; `location` is undefined where the line is the finding's own. */
  readonly items: readonly { readonly text: string; readonly location: Location | undefined }[];
}

/** Lists where else the cause of a finding shows; undefined if nowhere else. */
export function otherPlaces({ location, object, places }: Finding): OtherPlaces | undefined {
  if (places.length === 0) return undefined;
  const lines = new Map(places.map((place) => [lineOf(place.location), place.location]));
  lines.delete(lineOf(location));
  if (lines.size > 0) return { label: 'Also at', items: [...lines].map(([text, own]) => ({ text, location: own })) };
  const names = new Set(places.flatMap((place) => (place.object ? [nameOf(place.object)] : [])));
  if (object) names.delete(nameOf(object));
  return names.size === 0
    ? undefined
    : { label: 'Also for', items: [...names].map((text) => ({ text, location: undefined })) };
}

/** The overlays and clusters that a finding affects; the overlay of the checked folder itself is `.`. */
export function buildNames({ builds }: Pick<Finding, 'builds'>): string[] {
  return builds.map((build) => build || '.');
}

/** Lists where a finding shows, its own place included, for what is said on another line. */
export function allPlaces({ location, places }: Finding): OtherPlaces {
  const lines = new Map([location, ...places.map((place) => place.location)].map((one) => [lineOf(one), one]));
  return { label: 'Places', items: [...lines].map(([text, own]) => ({ text, location: own })) };
}

function lineOf({ path, start }: Location): string {
  return `${path}:${start.line}:${start.column}`;
}

function nameOf(object: NonNullable<Finding['object']>): string {
  return `${object.kind} ${qualifiedName(object)}`;
}

/** The other places as a sentence of plain text; undefined if there are none. `prefix` is the checked folder inside the repository. */
export function otherPlacesText(finding: Finding, most: number, prefix = ''): string | undefined {
  const others = otherPlaces(finding);
  return others && `${others.label} ${listPlaces(others, most, prefix)}.`;
}

/** Places as a list of plain text, without its label. */
export function listPlaces({ items }: OtherPlaces, most: number, prefix: string): string {
  const write = ({ text, location }: OtherPlaces['items'][number]): string =>
    location ? withPrefix(prefix, text) : text;
  return firstFew(items, write, most);
}

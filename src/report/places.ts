import type { Finding, Location } from '../findings/finding.ts';
import { withPrefix } from '../repository/paths.ts';
import { firstFew } from '../text/words.ts';

/** The other places of a finding, as a report lists them: other lines, or other objects that the same line makes. */
export interface OtherPlaces {
  readonly label: 'Also at' | 'Also for';
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

function lineOf({ path, start }: Location): string {
  return `${path}:${start.line}:${start.column}`;
}

function nameOf({ kind, namespace, name }: NonNullable<Finding['object']>): string {
  return `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`;
}

/** The other places as a sentence of plain text; undefined if there are none. `prefix` is the checked folder inside the repository. */
export function otherPlacesText(finding: Finding, most: number, prefix = ''): string | undefined {
  const others = otherPlaces(finding);
  const write = ({ text, location }: OtherPlaces['items'][number]): string =>
    location ? withPrefix(prefix, text) : text;
  return others && `${others.label} ${firstFew(others.items, write, most)}.`;
}

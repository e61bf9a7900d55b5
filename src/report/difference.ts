import type { DeployedSet } from '../flux/difference/deployed.ts';
import { compareDeployed, type ObjectDifference, type SetDifference } from '../flux/difference/difference.ts';
import { kustomizationOf } from '../flux/difference/fate.ts';
import type { FieldDifference } from '../flux/difference/fields.ts';
import type { VersionMove } from '../flux/difference/versions.ts';
import { type KubernetesObject, Place } from '../kubernetes/object.ts';
import type { Location } from '../lint/finding.ts';
import { spanOf, toLocation } from '../lint/locate.ts';
import { MASK } from '../lint/masking.ts';
import type { Secrecy } from '../lint/secrecy.ts';
import { ShownValues } from '../lint/shown-value.ts';
import type { Origin } from '../yaml/origin.ts';
import type {
  Changes,
  FieldChange,
  FieldState,
  KustomizationChange,
  ObjectChange,
  SetChange,
  VersionChange,
} from './changes.ts';

/** What one revision deploys, and what of its files is secret. */
export interface DeployedRevision {
  readonly sets: readonly DeployedSet[];
  readonly secrecy: Secrecy;
}

/** How much is told: objects of a cluster or overlay, and fields of an object. */
export interface ChangeLimits {
  readonly objects: number;
  readonly fields: number;
}

/** What a report of findings tells beside them. */
export const SHORT: ChangeLimits = { objects: 100, fields: 3 };
/** What is told of changes alone. */
export const LONG: ChangeLimits = { objects: 1000, fields: 100 };

/** Places told of one field; texts of several lines shown of it. */
const MAX_PLACES = 4;
const MAX_LINES = 3;
const MAX_UNKNOWN = 20;

/** What a change does, as a report tells it: sorted, cut to limits, nothing secret in it. */
export function changesBetween(base: DeployedRevision, head: DeployedRevision, limits: ChangeLimits): Changes {
  const all = [...base.sets, ...head.sets];
  const kind = all.some((set) => set.kind === 'cluster') ? 'cluster' : 'overlay';
  // Overlays of one revision are no clusters of the other: where a cluster comes, it is new as a whole.
  const only = (sets: readonly DeployedSet[]): DeployedSet[] => sets.filter((set) => set.kind === kind);
  const teller = new Teller(base.secrecy, head.secrecy, limits);
  return {
    kind,
    compared: new Set(only(all).map(({ name }) => name)).size,
    sets: compareDeployed(only(base.sets), only(head.sets)).map((set) => teller.set(set)),
  };
}

class Teller {
  readonly #base: Secrecy;
  readonly #head: Secrecy;
  readonly #limits: ChangeLimits;

  constructor(base: Secrecy, head: Secrecy, limits: ChangeLimits) {
    this.#base = base;
    this.#head = head;
    this.#limits = limits;
  }

  set(set: SetDifference): SetChange {
    const { name, change, objects, notes, unknowns } = set;
    return {
      name,
      change,
      ...counts(objects),
      kustomizations: kustomizations(set),
      objects: objects.slice(0, this.#limits.objects).map((object) => this.#object(object)),
      unlisted: Math.max(0, objects.length - this.#limits.objects),
      notes: atMost(notes, MAX_UNKNOWN),
      unknown: atMost(unknowns, MAX_UNKNOWN),
    };
  }

  #object(difference: ObjectDifference): ObjectChange {
    const { change, deployed, before, movedFrom, fate, fields, versions } = difference;
    const { object } = deployed;
    const old = new ShownValues((before ?? deployed).object, this.#base);
    const now = new ShownValues(object, this.#head);
    return {
      change,
      object: object.identity,
      kustomization: kustomizationOf(deployed) || null,
      movedFrom: movedFrom ?? null,
      fate: fate ?? null,
      location: locationOf(object),
      versions: versions.map((version) => versionChange(version, old, now)),
      fieldCount: fields.length,
      fields: fields.slice(0, this.#limits.fields).map((field) => fieldChange(field, old, now)),
    };
  }
}

function counts(objects: readonly ObjectDifference[]): Pick<SetChange, 'added' | 'changed' | 'removed'> {
  const count = (change: ObjectDifference['change']): number =>
    objects.filter((object) => object.change === change).length;
  return { added: count('added'), changed: count('changed'), removed: count('removed') };
}

function kustomizations({ objects, reconcilers }: SetDifference): KustomizationChange[] {
  const groups = new Map<string, ObjectDifference[]>();
  for (const object of objects) {
    const name = kustomizationOf(object.deployed);
    const group = groups.get(name);
    if (group) group.push(object);
    else if (name !== '') groups.set(name, [object]);
  }
  return [...groups]
    .map(([name, own]) => {
      const suspended = reconcilers.get(name)?.object.at('spec', 'suspend').value === true;
      return { name, ...counts(own), suspended };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function versionChange(
  { what, name, before, after, fields }: VersionMove,
  old: ShownValues,
  now: ShownValues,
): VersionChange {
  const hidden = fields.some(
    (field) => (field.before && old.hides(field.before)) || (field.after && now.hides(field.after)),
  );
  const [shownBefore, shownAfter] = hidden ? [MASK, MASK] : [before, after];
  return { what, name, before: shownBefore, after: shownAfter, fields: fields.map(({ field }) => field) };
}

function fieldChange({ field, before, after }: FieldDifference, old: ShownValues, now: ShownValues): FieldChange {
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
function textChange(field: string, before: Place, after: Place, old: ShownValues, now: ShownValues): FieldChange {
  const lines = changedLines(linesOf(before), linesOf(after));
  const state = (place: Place, shown: readonly string[] | undefined, [from, to]: Range): FieldState => ({
    text: shown
      ? atMost(
          shown.slice(from, to).map((line) => line.trim()),
          MAX_LINES,
        ).join(' ⏎ ')
      : MASK,
    locations: locationsOf(place),
  });
  return {
    field: `${field} line ${lines.after[0] + 1}`,
    before: state(before, old.lines(before), lines.before),
    after: state(after, now.lines(after), lines.after),
  };
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

function locationOf({ value, origin }: KubernetesObject): Location {
  return toLocation(spanOf(new Place([], value, origin)));
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

/** The first entries of a list, with a last one that counts the others. */
function atMost(entries: readonly string[], most: number): string[] {
  if (entries.length <= most) return [...entries];
  return [...entries.slice(0, most), `… ${(entries.length - most).toLocaleString('en')} more`];
}

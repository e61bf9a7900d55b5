import type { ActingApplier } from '../../change/acting.ts';
import type { RevisionDifference } from '../../change/compare.ts';
import type { SetDifference } from '../../change/difference.ts';
import type { ObjectDifference } from '../../change/object-difference.ts';
import type { SyncStage } from '../../change/stages.ts';
import type { VersionMove } from '../../change/versions.ts';
import type { Location } from '../../findings/finding.ts';
import { spanOf, toLocation } from '../../findings/locate.ts';
import { type KubernetesObject, Place } from '../../kubernetes/object.ts';
import { MASK } from '../../masking/mask.ts';
import { RedactedValues } from '../../masking/redacted-values.ts';
import type { Redactor } from '../../masking/redactor.ts';
import { applierId } from '../../reconcilers/deployed.ts';
import { atMost } from '../../text/words.ts';
import type { Changes, KustomizationChange, ObjectChange, SetChange, StageChange, VersionChange } from './changes.ts';
import { fieldChange } from './field-change.ts';
import { redactedChanges } from './redacted-changes.ts';

/** What of the files of two revisions is secret. */
export interface Redactors {
  readonly base: { readonly redactor: Redactor };
  readonly head: { readonly redactor: Redactor };
}

/** Limits of what is shown: objects of a cluster or overlay, and fields of an object. */
export interface ChangeLimits {
  readonly objects: number;
  readonly fields: number;
}

/** What a report of findings shows in addition to them. */
export const SHORT: ChangeLimits = { objects: 100, fields: 3 };
/** What a report of changes shows. */
export const LONG: ChangeLimits = { objects: 1000, fields: 100 };

const MAX_UNKNOWN = 20;
const MAX_OWNERS = 20;
const MAX_STAGED = 20;

/** Whom GitHub asks to review what changes in a cluster, overlay or directory. */
export type ReviewersOf = (set: SetDifference) => readonly string[];

/** What a change does, as reports show it: sorted, limited, without secrets. */
export function changesBetween(
  difference: RevisionDifference,
  { base, head }: Redactors,
  limits: ChangeLimits,
  reviewersOf: ReviewersOf,
): Changes {
  const builder = new ChangeBuilder(base.redactor, head.redactor, limits);
  const { kind, reconcilers, compared, differences, unplaced: places } = difference;
  const unplaced = places.map(({ name, path }) => ({ name, path }));
  const changes = {
    kind,
    reconcilers,
    compared,
    sets: differences.map((set) => builder.set(set, reviewersOf(set))),
    unplaced,
  };
  return redactedChanges(changes, (text) => head.redactor.text(base.redactor.text(text)));
}

class ChangeBuilder {
  readonly #base: Redactor;
  readonly #head: Redactor;
  readonly #limits: ChangeLimits;

  constructor(base: Redactor, head: Redactor, limits: ChangeLimits) {
    this.#base = base;
    this.#head = head;
    this.#limits = limits;
  }

  set(set: SetDifference, owners: readonly string[]): SetChange {
    const { kind, name, change, objects, notes, unknowns, applications } = set;
    return {
      kind,
      name,
      change,
      ...counts(objects),
      losses: objects.filter(({ loses }) => loses !== undefined).length,
      kustomizations: set.acting.map(kustomizationChange),
      applications,
      stages: set.stages.map(stageChange),
      by: set.by ?? null,
      standing: set.status ?? null,
      objects: objects.slice(0, this.#limits.objects).map((object) => this.#object(object)),
      unlisted: Math.max(0, objects.length - this.#limits.objects),
      owners: atMost(owners, MAX_OWNERS),
      notes: atMost(notes, MAX_UNKNOWN),
      unknown: atMost(unknowns, MAX_UNKNOWN),
    };
  }

  #object(difference: ObjectDifference): ObjectChange {
    const { change, deployed, before, movedFrom, outcome, loses, fields, versions } = difference;
    const { object } = deployed;
    const old = new RedactedValues((before ?? deployed).object, this.#base);
    const now = new RedactedValues(object, this.#head);
    return {
      change,
      object: object.identity,
      kustomization: applierId(deployed.applier) || null,
      movedFrom: movedFrom ?? null,
      fate: change === 'removed' ? (outcome ?? null) : null,
      loses: loses ?? null,
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

function stageChange({ phase, wave, objects }: SyncStage): StageChange {
  return { phase, wave, count: objects.length, objects: objects.slice(0, MAX_STAGED).map(({ identity }) => identity) };
}

function kustomizationChange({ id, isSuspended, isResumed, blockedBy, ...counts }: ActingApplier): KustomizationChange {
  return { name: id, ...counts, suspended: isSuspended, resumed: isResumed, blockedBy: blockedBy ?? null };
}

function versionChange(
  { what, name, before, after, fields }: VersionMove,
  old: RedactedValues,
  now: RedactedValues,
): VersionChange {
  const hidden = fields.some(
    (field) => (field.before && old.hides(field.before)) || (field.after && now.hides(field.after)),
  );
  const [shownBefore, shownAfter] = hidden ? [MASK, MASK] : [before, after];
  return { what, name, before: shownBefore, after: shownAfter, fields: fields.map(({ field }) => field) };
}

function locationOf({ value, origin }: KubernetesObject): Location {
  return toLocation(spanOf(new Place([], value, origin)));
}

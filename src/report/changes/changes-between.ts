import { isAutomated } from '../../change/argo-fate.ts';
import { compareRevisions } from '../../change/compare.ts';
import type { SetDifference } from '../../change/difference.ts';
import { kustomizationOf } from '../../change/fate.ts';
import type { ObjectDifference } from '../../change/object-difference.ts';
import type { DeploymentPair } from '../../change/pair-deployments.ts';
import type { Deployed } from '../../change/revision.ts';
import type { VersionMove } from '../../change/versions.ts';
import type { Location } from '../../findings/finding.ts';
import { spanOf, toLocation } from '../../findings/locate.ts';
import { type KubernetesObject, Place } from '../../kubernetes/object.ts';
import { MASK } from '../../masking/mask.ts';
import { RedactedValues } from '../../masking/redacted-values.ts';
import type { Redactor } from '../../masking/redactor.ts';
import { argoId } from '../../reconcilers/argocd/details.ts';
import { atMost } from '../../text/words.ts';
import type {
  ApplicationChange,
  Changes,
  KustomizationChange,
  ObjectChange,
  SetChange,
  VersionChange,
} from './changes.ts';
import { fieldChange } from './field-change.ts';
import { redactedChanges } from './redacted-changes.ts';

/** What one revision deploys, and what of its files is secret. */
export interface DeployedRevision extends Deployed {
  readonly redactor: Redactor;
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

const MAX_UNKNOWN = 20;

/** What a change does, as a report tells it: sorted, cut to limits, nothing secret in it. */
export function changesBetween(base: DeployedRevision, head: DeployedRevision, limits: ChangeLimits): Changes {
  const teller = new Teller(base.redactor, head.redactor, limits);
  const { kind, compared, differences } = compareRevisions(base, head);
  const changes = { kind, compared, sets: differences.map((set) => teller.set(set)) };
  return redactedChanges(changes, (text) => head.redactor.text(base.redactor.text(text)));
}

class Teller {
  readonly #base: Redactor;
  readonly #head: Redactor;
  readonly #limits: ChangeLimits;

  constructor(base: Redactor, head: Redactor, limits: ChangeLimits) {
    this.#base = base;
    this.#head = head;
    this.#limits = limits;
  }

  set(set: SetDifference): SetChange {
    const { kind, name, change, objects, notes, unknowns, applications, standing = null } = set;
    return {
      kind,
      name,
      change,
      ...counts(objects),
      kustomizations: kustomizations(set),
      applications: applications.flatMap(applicationChange),
      standing,
      objects: objects.slice(0, this.#limits.objects).map((object) => this.#object(object)),
      unlisted: Math.max(0, objects.length - this.#limits.objects),
      notes: atMost(notes, MAX_UNKNOWN),
      unknown: atMost(unknowns, MAX_UNKNOWN),
    };
  }

  #object(difference: ObjectDifference): ObjectChange {
    const { change, deployed, before, movedFrom, fate, fields, versions } = difference;
    const { object } = deployed;
    const old = new RedactedValues((before ?? deployed).object, this.#base);
    const now = new RedactedValues(object, this.#head);
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

function applicationChange({ before, after }: DeploymentPair): ApplicationChange[] {
  const one = after ?? before;
  if (!one) return [];
  const { set } = one.application;
  return [
    {
      name: one.id,
      applicationSet: set ? argoId(set) : null,
      roots: one.roots,
      change: before ? (after ? 'changed' : 'removed') : 'added',
      automated: isAutomated(one.application),
    },
  ];
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

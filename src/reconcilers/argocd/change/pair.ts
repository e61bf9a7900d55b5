import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { isMap, listAt } from '../../../yaml/value.ts';
import { mayBecome } from '../path-pattern.ts';
import { isTemplated } from '../template/rendered.ts';
import type { SyncedApplication } from './synced.ts';

/** An Application in two revisions; one of the two is undefined if it is new or gone. */
export interface SyncedPair {
  readonly before: SyncedApplication | undefined;
  readonly after: SyncedApplication | undefined;
}

/**
 * The Applications of two revisions, each with its earlier state: by its name, by what generates it and by the overlay or file
 * that defines it. If that has moved, by its destination.
 */
export function pairApplications(
  before: readonly SyncedApplication[],
  after: readonly SyncedApplication[],
): SyncedPair[] {
  const exact = pairBy(before, after, (one) => `${keyOf(one.application.object, one)}\0${one.content.name}`);
  const named = pairBy(exact.gone, exact.added, (one) => keyOf(one.application.object, one));
  const moved = pairBy(named.gone, named.added, movedKey);
  const [oldRest, newRest] = [new Rests(before), new Rests(after)];
  return [
    ...exact.pairs,
    ...named.pairs,
    ...moved.pairs,
    ...moved.gone.map((one) => ({ before: one, after: newRest.of(one) })),
    ...moved.added.map((one) => ({ before: oldRest.of(one), after: one })),
  ];
}

/** Applications of an ApplicationSet for clusters that it does not name, searched for each cluster that it names. */
const MAX_RESTS = 20;

/**
 * What ApplicationSets make of clusters that they do not name: if a cluster that only a running Argo CD knows is no longer
 * named in a list that is merged into those, or is not named yet, this is what its Application is made of.
 */
class Rests {
  readonly #bySet = new Map<string, SyncedApplication[]>();

  constructor(applications: readonly SyncedApplication[]) {
    for (const one of applications) {
      const { set } = one.application;
      if (!set || !isTemplated(one.id) || !isMerge(set)) continue;
      const same = this.#bySet.get(setKey(set));
      if (same) same.push(one);
      else this.#bySet.set(setKey(set), [one]);
    }
  }

  of({ id, application: { set, isCertain }, content }: SyncedApplication): SyncedApplication | undefined {
    if (!set || isCertain || isTemplated(id) || content.state === 'missing') return undefined;
    const rests = this.#bySet.get(setKey(set)) ?? [];
    const [rest, ...others] = rests.length > MAX_RESTS ? [] : rests.filter((one) => mayBecome(one.id, id));
    return rest && others.length === 0 ? { ...rest, id } : undefined;
  }
}

/** Whether an ApplicationSet makes one Application for each set of its first generator, whatever others say of it. */
function isMerge({ value }: KubernetesObject): boolean {
  const [generator, ...others] = listAt(value, 'spec', 'generators');
  return isMap(generator) && others.length === 0 && 'merge' in generator && !('selector' in generator);
}

/** The identity of an ApplicationSet, with the overlay or file that defines it. */
export function setKey(set: KubernetesObject): string {
  return [placeOf(set), set.namespace, set.name].join('\0');
}

/** Where an Application or ApplicationSet is built or defined. */
export function placeOf({ builds, origin }: KubernetesObject): string {
  return builds.length > 0 ? builds.join('\n') || '.' : origin.file.path;
}

function keyOf(object: KubernetesObject, { id, application: { set } }: SyncedApplication): string {
  return [set ? setKey(set) : placeOf(object), id].join('\0');
}

function movedKey({ id, application: { set, destination } }: SyncedApplication): string {
  const { server, name, namespace } = destination;
  return [set?.namespace, set?.name, id, server, name, namespace].join('\0');
}

interface Paired {
  readonly pairs: readonly SyncedPair[];
  readonly gone: readonly SyncedApplication[];
  readonly added: readonly SyncedApplication[];
}

/** Those of equal keys next to each other, in their order. */
function pairBy(
  before: readonly SyncedApplication[],
  after: readonly SyncedApplication[],
  key: (one: SyncedApplication) => string,
): Paired {
  const old = new Map<string, SyncedApplication[]>();
  for (const one of before) {
    const same = old.get(key(one));
    if (same) same.push(one);
    else old.set(key(one), [one]);
  }
  for (const same of old.values()) same.reverse();
  const pairs: SyncedPair[] = [];
  const added: SyncedApplication[] = [];
  for (const one of after) {
    const other = old.get(key(one))?.pop();
    if (other) pairs.push({ before: other, after: one });
    else added.push(one);
  }
  const left = new Set([...old.values()].flat());
  return { pairs, gone: before.filter((one) => left.has(one)), added };
}

import type { Manifests } from '../../../kubernetes/manifests.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { areNearlyAll } from '../../../nearly-all.ts';
import { nameOf } from '../../../repository/tree.ts';
import { misspelt } from '../../../text/misspelling.ts';
import { writtenAt } from '../../../yaml/origin.ts';
import { stringAt } from '../../../yaml/value.ts';
import { BOOTSTRAP_FILE } from '../entrypoints/bootstraps.ts';
import { namedSource } from '../entrypoints/entrypoint.ts';
import type { Cluster } from '../follow/cluster.ts';
import { HELM_RELEASE, SOURCE_GROUP } from '../kinds.ts';
import { mayStateInside } from '../source/sources.ts';

/** An object that another one of its cluster names. */
export interface ObjectReference {
  /** The object that names it. */
  readonly object: KubernetesObject;
  readonly groupKind: string;
  readonly namespace: string;
  readonly name: string;
}

/**
 * How certain it is that an object is missing. `certain`: everything that may create it is known. `likely`: a similar name exists,
 * or no file defines it and nearly all others of its kind exist. `open`: it may come from elsewhere.
 */
export type Certainty = 'certain' | 'likely' | 'open';

/** A reference to an object that its cluster is not known to have. */
export interface MissingReference<R extends ObjectReference> {
  readonly reference: R;
  readonly certainty: Certainty;
  /** The object that was meant, if only a typo can explain the difference. */
  readonly near: KubernetesObject | undefined;
  /** Objects of that name in other namespaces of the cluster. */
  readonly elsewhere: readonly KubernetesObject[];
  /** An object of that kind and name in a file of which the cluster makes nothing. */
  readonly unread: KubernetesObject | undefined;
}

/** Minimum number of resolved references of a kind before the rest are checked against them. */
const ENOUGH = 5;

/** The references of a cluster's objects to objects that it does not have. */
export function missingReferences<R extends ObjectReference>(
  cluster: Cluster,
  references: readonly R[],
  manifests: Manifests,
): MissingReference<R>[] {
  const isMissing = (reference: R): boolean => !isThere(cluster, reference);
  const missing = references.filter(isMissing);
  if (missing.length === 0) return [];
  const census = new ReferenceCensus(references, new Set(missing));
  return missing.map((reference) => {
    const { groupKind, namespace, name } = reference;
    const same = cluster.ofKind(groupKind);
    const elsewhere = same.filter((object) => object.name === name);
    const beside = same.filter((object) => object.namespace === namespace);
    const meant = elsewhere.length > 0 ? undefined : misspelt(name, [...new Set(beside.map((object) => object.name))]);
    const near = beside.find((object) => object.name === meant);
    const unread = statedElsewhere(manifests, cluster, groupKind, name);
    const isNear = near !== undefined || elsewhere.length > 0;
    const certainty = certaintyOf(cluster, reference, { isNear, unread, census, manifests });
    return { reference, certainty, near, elsewhere, unread };
  });
}

interface Circumstances {
  readonly isNear: boolean;
  readonly unread: KubernetesObject | undefined;
  readonly census: ReferenceCensus;
  readonly manifests: Manifests;
}

function certaintyOf(
  cluster: Cluster,
  { groupKind, namespace, name }: ObjectReference,
  { isNear, unread, census, manifests }: Circumstances,
): Certainty {
  const kind = groupKind.slice(groupKind.indexOf('/') + 1);
  const mayBeRead = unread !== undefined && cluster.mayYetRead(unread.origin.file.path);
  if (isInstalledByChart(cluster, name) || mayStateInside(manifests, kind, name)) return 'open';
  if (cluster.has(groupKind, namespace, name) === 'no') {
    if (isNear) return 'certain';
    // Where most are missing it is our view of the cluster that lacks something.
    if (unread && census.mostAreMissing(groupKind)) return 'open';
    // What began a cluster without being deployed by Flux may have been applied with more.
    if (cluster.evidence !== 'root') return 'certain';
  } else if (mayBeRead) return 'open';
  if (isNear) return 'likely';
  // A failed build can only create objects that a file of this tree defines.
  if (!mayBeRead && cluster.evidence !== 'root' && !cluster.mayGetMore(groupKind, namespace, name)) return 'likely';
  return !unread && census.nearlyAllAreThere(groupKind) ? 'likely' : 'open';
}

function isThere(cluster: Cluster, { groupKind, namespace, name }: ObjectReference): boolean {
  if (cluster.find(groupKind, namespace, name).length > 0) return true;
  // An object without a namespace is applied in one that is unknown.
  if (cluster.find(groupKind, '', name).length > 0) return true;
  return cluster.kustomizations.some(({ object, parent, namespace: own }) => {
    if (parent || !groupKind.startsWith(`${SOURCE_GROUP}/`)) return false;
    const source = namedSource(object, own);
    // Bootstrap writes its source next to the Kustomization, or leaves no trace of it.
    const { path } = object.origin.file;
    const isWritten = cluster.ofKind(groupKind).some(({ origin }) => origin.file.path === path);
    if (isWritten && nameOf(path) === BOOTSTRAP_FILE) return false;
    return `${SOURCE_GROUP}/${source.kind}` === groupKind && source.namespace === namespace && source.name === name;
  });
}

/** Whether a chart that sets Flux up makes objects that are called after its release. */
function isInstalledByChart(cluster: Cluster, name: string): boolean {
  return cluster.ofKind(HELM_RELEASE).some((release) => {
    const chart = stringAt(release.value, 'spec', 'chart', 'spec', 'chart') ?? '';
    return release.name === name && chart.includes('flux');
  });
}

const STATED = new WeakMap<Manifests, ReadonlyMap<string, readonly KubernetesObject[]>>();

/** An object that a file defines and the cluster does not use. */
function statedElsewhere(
  manifests: Manifests,
  cluster: Cluster,
  groupKind: string,
  name: string,
): KubernetesObject | undefined {
  let stated = STATED.get(manifests);
  if (!stated) {
    stated = statedBy(manifests);
    STATED.set(manifests, stated);
  }
  const namesakes = stated.get(`${groupKind}/${name}`);
  if (!namesakes) return undefined;
  const known = new Set(cluster.ofKind(groupKind).map(({ origin }) => writtenAt(origin)));
  return namesakes.find(({ origin }) => !known.has(writtenAt(origin)));
}

function statedBy(manifests: Manifests): Map<string, KubernetesObject[]> {
  const stated = new Map<string, KubernetesObject[]>();
  for (const { objects } of manifests.filesEverywhere()) {
    for (const object of objects) {
      const key = `${object.groupKind}/${object.name}`;
      const same = stated.get(key);
      if (same) same.push(object);
      else stated.set(key, [object]);
    }
  }
  return stated;
}

/** How many of the objects that are named are there, by kind. */
class ReferenceCensus {
  readonly #found = new Map<string, Set<string>>();
  readonly #missing = new Map<string, Set<string>>();

  constructor(references: readonly ObjectReference[], missing: ReadonlySet<ObjectReference>) {
    for (const reference of references) {
      const names = missing.has(reference) ? this.#missing : this.#found;
      const ofKind = names.get(reference.groupKind) ?? new Set();
      names.set(reference.groupKind, ofKind.add(`${reference.namespace}/${reference.name}`));
    }
  }

  #counts(groupKind: string): { readonly found: number; readonly missing: number } {
    return { found: this.#found.get(groupKind)?.size ?? 0, missing: this.#missing.get(groupKind)?.size ?? 0 };
  }

  nearlyAllAreThere(groupKind: string): boolean {
    const { found, missing } = this.#counts(groupKind);
    return areNearlyAll(found, found + missing - 1, ENOUGH);
  }

  mostAreMissing(groupKind: string): boolean {
    const { found, missing } = this.#counts(groupKind);
    return missing > 2 && missing > found;
  }
}

import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { misspelt } from '../../../text/misspelling.ts';
import { hasVariable, isImpossibleName } from '../../../text/variables.ts';
import { stringAt } from '../../../yaml/value.ts';
import type { Externals } from '../../externals.ts';
import type { AskedObject } from '../../may-bring.ts';
import type { Cluster } from '../follow/cluster.ts';
import type { FluxGraph } from '../graph.ts';
import { HELM_RELEASE } from '../kinds.ts';
import { ReferenceCensus } from './census.ts';
import { mayBeHiddenIn } from './hidden-in-cluster.ts';
import { isThere } from './is-there.ts';
import { namesakes, neighbors } from './namesakes.ts';
import type { ObjectName } from './object-reference.ts';
import { unreadDefinitions } from './unread-definitions.ts';

/**
 * How certain it is that an object is missing. `certain`: everything that may create it is known. `likely`: a similar name exists,
 * or no file defines it and nearly all others of its kind exist. `open`: it may come from elsewhere.
 */
export type Certainty = 'certain' | 'likely' | 'open';

/** A reference to an object that its cluster is not known to have. */
export interface MissingReference<R extends ObjectName> {
  readonly reference: R;
  readonly certainty: Certainty;
  /** The object that was meant, if only a typo can explain the difference. */
  readonly near: KubernetesObject | undefined;
  /** Objects of that name in other namespaces of the cluster. */
  readonly elsewhere: readonly KubernetesObject[];
  /** An object of that kind and name in a file of which the cluster makes nothing. */
  readonly unread: KubernetesObject | undefined;
  /** The object as the base has it in this cluster, where this change takes it out. */
  readonly removed: KubernetesObject | undefined;
  /** Whether an object of its namespace that variables name (`${NAME:=app}`) may be the one. */
  readonly isNamed: boolean;
}

/** What is known apart from a cluster: the whole graph, and what the owners say of elsewhere. */
export interface World {
  readonly flux: FluxGraph;
  readonly externals: Externals;
  /** The same before the change that is checked; undefined if it is not known. */
  readonly base?: { readonly flux: FluxGraph } | undefined;
}

/** The references of a cluster's objects to objects that it does not have and that nothing else is said to provide. */
export function missingReferences<R extends ObjectName>(
  cluster: Cluster,
  references: readonly R[],
  { flux, externals, base }: World,
): MissingReference<R>[] {
  const isMissing = (reference: R): boolean =>
    !isThere(cluster, reference) && !externals.provides({ ...reference, cluster: cluster.name });
  const missing = references.filter(isMissing);
  if (missing.length === 0) return [];
  const census = new ReferenceCensus(references, new Set(missing));
  const before = base?.flux.clusters.find(({ name }) => name === cluster.name);
  return missing.map((reference) => {
    const { groupKind, namespace, name } = reference;
    const isNamed = cluster.mayBeNamed({ groupKind, namespace, name });
    const elsewhere = isNamed ? [] : namesakes(cluster, groupKind, name);
    const near = elsewhere.length > 0 ? undefined : nearTo(reference, cluster);
    const definitions = unreadDefinitions(flux.manifests, cluster, groupKind, name);
    const removed = before?.find(groupKind, namespace, name)[0]?.object;
    const isNear = near !== undefined || elsewhere.length > 0;
    const asked = { groupKind, namespace, name, definedIn: definitions.map(({ origin }) => origin.file.path) };
    const isHidden = (): boolean =>
      isInstalledByChart(cluster, name) || mayBeHiddenIn(cluster, flux, kindOf(groupKind), name);
    const certainty =
      externals.isClosed || isImpossibleName(name) || isImpossibleName(namespace)
        ? 'certain'
        : certaintyOf(cluster, asked, { isNear, near, isNamed, census, reference, isHidden, removed });
    return { reference, certainty, near, elsewhere, unread: definitions[0], removed, isNamed };
  });
}

/** The object in another place that was meant. */
function nearTo({ groupKind, namespace, name }: ObjectName, cluster: Cluster): KubernetesObject | undefined {
  const beside = neighbors(cluster, groupKind, namespace);
  const names = beside.map((object) => object.name).filter((other) => !hasVariable(other));
  const meant = misspelt(name, [...new Set(names)], 'absent');
  return beside.find((object) => object.name === meant);
}

interface Circumstances {
  readonly reference: ObjectName;
  readonly isNear: boolean;
  readonly near: KubernetesObject | undefined;
  readonly isNamed: boolean;
  readonly census: ReferenceCensus;
  readonly isHidden: () => boolean;
  readonly removed: KubernetesObject | undefined;
}

function certaintyOf(
  cluster: Cluster,
  asked: AskedObject & ObjectName,
  { reference, isNear, near, isNamed, census, isHidden, removed }: Circumstances,
): Certainty {
  const { groupKind } = asked;
  const isUnread = (asked.definedIn ?? []).length > 0;
  if (isHidden()) return 'open';
  if (!cluster.mayBring(asked)) {
    if (isNear) return 'certain';
    // Where most are missing it is our view of the cluster that lacks something.
    if (isUnread && census.mostAreMissing(groupKind)) return 'open';
    // What began a cluster without being deployed by Flux may have been applied with more, but not what Flux itself applied.
    return cluster.evidence === 'root' && !removed ? byCensus(census, reference, isUnread) : 'certain';
  }
  if (near && census.isUsual(reference, near.name)) return 'certain';
  if (isNear) return 'likely';
  return isNamed ? 'open' : byCensus(census, reference, isUnread);
}

function byCensus(census: ReferenceCensus, reference: ObjectName, isUnread: boolean): Certainty {
  if (isUnread) return 'open';
  return census.nearlyAllAreThere(reference.groupKind) || census.isOnlyOneMissing(reference) ? 'likely' : 'open';
}

function kindOf(groupKind: string): string {
  return groupKind.slice(groupKind.indexOf('/') + 1);
}

/** Whether a chart that sets Flux up makes objects that are called after its release. */
function isInstalledByChart(cluster: Cluster, name: string): boolean {
  return namesakes(cluster, HELM_RELEASE, name).some((release) =>
    stringAt(release.value, 'spec', 'chart', 'spec', 'chart')?.includes('flux'),
  );
}

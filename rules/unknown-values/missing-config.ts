import { getOrInsert } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { Provided } from '../../src/reconcilers/flux/generated/providers.ts';
import {
  type ConfigReference,
  configReferences,
  externalOf,
  providerOf,
} from '../../src/reconcilers/flux/references/config-references.ts';
import { mayBeMade } from '../../src/reconcilers/flux/references/external-generators.ts';
import type { World } from '../../src/reconcilers/flux/references/missing-references.ts';
import { isImpossibleName } from '../../src/text/variables.ts';
import { writtenAt } from '../../src/yaml/origin.ts';
import {
  askersOf,
  idOf,
  isOnlyOne,
  isPlain,
  isWrittenAs,
  meant,
  mostAreThere,
  namespacesOf,
  ofOtherKind,
  placeOf,
  unusedHolder,
  usualName,
} from './likeness.ts';

/** A supply that nothing in its cluster is known to provide, with what speaks for a mistake. */
export interface MissingConfig {
  readonly supply: ConfigReference;
  readonly cluster: Cluster;
  /** The one that was meant, if only a typo can explain the difference. */
  readonly near: Provided | undefined;
  /** The one in that namespace that has exactly that key and that nothing asks for. */
  readonly unused: Provided | undefined;
  /** A name that other objects of the cluster reference, and that differs from this one only by a typo. */
  readonly usual: { readonly name: string; readonly users: number } | undefined;
  /** The one that the files call so, and whose build gives it another name. */
  readonly renamed: Provided | undefined;
  /** The one of that name and namespace that is of the other kind, and that nothing asks for. */
  readonly otherKind: Provided | undefined;
  /** Those of that name in other namespaces. */
  readonly elsewhere: readonly Provided[];
  /** The one that the base has in this cluster, where this change takes it out. */
  readonly removed: Provided | undefined;
  /** Clusters that get the same reference and what it names. */
  readonly supplied: readonly string[];
  /** `certain`: it is a typo or this change removes it, and everything that might provide another is known. `likely`: others have it, or nearly everything else is provided. */
  readonly certainty: 'certain' | 'likely' | 'open';
}

/** The supplies of all clusters that are not provided. */
export function missingConfig({ flux: graph, externals, base }: World): MissingConfig[] {
  const supplies = graph.clusters.map((cluster) => ({ cluster, all: configReferences(cluster) }));
  const isProvided = (cluster: Cluster, supply: ConfigReference): boolean =>
    providerOf(cluster, supply) !== undefined || externals.provides(externalOf(supply, cluster));
  const users = new Map<string, { readonly cluster: Cluster; readonly isSupplied: boolean }[]>();
  const lacking = new Map<string, Set<Cluster>>();
  for (const { cluster, all } of supplies) {
    for (const supply of all) {
      const at = writtenAt(supply.at.name.origin);
      const user = { cluster, isSupplied: isProvided(cluster, supply) };
      getOrInsert(users, at, () => []).push(user);
      if (!user.isSupplied) getOrInsert(lacking, idOf(supply), () => new Set()).add(cluster);
    }
  }
  return supplies.flatMap(({ cluster, all }) => {
    const short = all.filter((supply) => !isProvided(cluster, supply));
    const before = short.length > 0 ? base?.flux.clusters.find(({ name }) => name === cluster.name) : undefined;
    const isRare = short.length > 0 && mostAreThere(all, short);
    const askers = askersOf(short);
    return short.map((supply): MissingConfig => {
      const alike = users.get(writtenAt(supply.at.name.origin)) ?? [];
      const supplied = alike.flatMap((user) => (user.isSupplied ? user.cluster.name : []));
      // What all clusters lack alike is made by something that sets clusters up.
      const isOdd = supply.key === undefined ? isOnlyOne(supply, all, short) : isRare;
      const isAlone =
        isOdd && lacking.get(idOf(supply))?.size === 1 && new Set(alike.map((user) => user.cluster)).size === 1;
      const others = cluster.providers.all().filter(({ kind }) => kind === supply.kind);
      const elsewhere = others.filter(({ name }) => name === supply.name);
      const renamed = others.find((item) => isWrittenAs(item, supply));
      const near = elsewhere.length > 0 || renamed ? undefined : meant(supply, others);
      const isSlip = near !== undefined || elsewhere.length > 0 || renamed !== undefined;
      const otherKind = isSlip ? undefined : ofOtherKind(supply, cluster, all);
      const unused = isSlip ? undefined : unusedHolder(supply, others, all);
      const usual = isSlip ? undefined : usualName(supply, askers.get(placeOf(supply)));
      const removed = before && providerOf(before, supply);
      const isLikely =
        isSlip ||
        isAlone ||
        removed !== undefined ||
        unused !== undefined ||
        otherKind !== undefined ||
        usual !== undefined ||
        supplied.length > 0;
      const asked = { groupKind: `/${supply.kind}`, namespace: supply.namespace, name: supply.name, definedIn: [] };
      const isImpossible = isImpossibleName(supply.name);
      const isProven = externals.isClosed || isImpossible;
      // A policy that is not known may copy to all namespaces what several ask for in theirs.
      const isSpread = elsewhere.length > 0 && namespacesOf(supply, short) > 1 && cluster.mayBring(asked);
      const isOpen =
        !isProven && (!isLikely || isSpread || mayBeMade(supply, cluster, otherKind ? [otherKind] : elsewhere, graph));
      const isKnown = removed !== undefined || (isSlip && (!near || isPlain(supply, near, all)));
      const isCertain = isProven || (isKnown && !cluster.mayBring(asked));
      return {
        supply,
        cluster,
        near,
        unused,
        usual,
        renamed,
        otherKind,
        elsewhere,
        removed,
        supplied,
        certainty: isOpen ? 'open' : isCertain ? 'certain' : 'likely',
      };
    });
  });
}

/** Whether one Kustomization applies the object that asks and the one that its build renames. */
export function isOfOneBuild({ supply, cluster, renamed }: MissingConfig): boolean {
  const appliers = ({ groupKind, namespace, name }: KubernetesObject): unknown[] =>
    cluster.find(groupKind, namespace, name).map(({ kustomization }) => kustomization);
  const [own] = renamed ? appliers(renamed.object) : [];
  return own !== undefined && appliers(supply.object).includes(own);
}

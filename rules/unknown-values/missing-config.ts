import { getOrInsert } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { DEFAULT_KEY } from '../../src/reconcilers/flux/generated/helm-values.ts';
import type { Provided } from '../../src/reconcilers/flux/generated/providers.ts';
import {
  type ConfigReference,
  configReferences,
  externalOf,
  providerOf,
} from '../../src/reconcilers/flux/references/config-references.ts';
import { mayBeMade } from '../../src/reconcilers/flux/references/external-generators.ts';
import type { World } from '../../src/reconcilers/flux/references/missing-references.ts';
import { directoryOf } from '../../src/repository/tree.ts';
import { misspelt } from '../../src/text/misspelling.ts';
import { isImpossibleName } from '../../src/text/variables.ts';
import { writtenAt } from '../../src/yaml/origin.ts';

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

/** Minimum number and share of values that must be provided before the rest of a cluster is checked against them. */
const ENOUGH = 3;
const MOST = 0.75;
/** Objects that must ask for a name before another is taken for a typo of it. */
const USERS = 3;
/** Names that are compared with each other. */
const MAX_NAMES = 1000;

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

function idOf({ kind, namespace, name }: ConfigReference): string {
  return `${kind}/${namespace}/${name}`;
}

/** Whether one Kustomization applies the object that asks and the one that its build renames. */
export function isOfOneBuild({ supply, cluster, renamed }: MissingConfig): boolean {
  const appliers = ({ groupKind, namespace, name }: KubernetesObject): unknown[] =>
    cluster.find(groupKind, namespace, name).map(({ kustomization }) => kustomization);
  const [own] = renamed ? appliers(renamed.object) : [];
  return own !== undefined && appliers(supply.object).includes(own);
}

/** Whether a reference has the name that an object has in its file, where the build gives it another. */
function isWrittenAs({ namespace, name, object }: Provided, supply: ConfigReference): boolean {
  return namespace === supply.namespace && name !== supply.name && object.stated.name === supply.name;
}

function meant({ name, namespace }: ConfigReference, others: readonly Provided[]): Provided | undefined {
  const beside = others.filter((item) => item.namespace === namespace);
  const slip = misspelt(
    name,
    beside.map((item) => item.name),
    'absent',
  );
  return beside.find((item) => item.name === slip);
}

/**
 * Whether a slip is beyond doubt: in a long word, or where the name that was meant is that of many or has no other use.
 */
function isPlain(supply: ConfigReference, near: Provided, all: readonly ConfigReference[]): boolean {
  if (misspelt(supply.name, [near.name]) !== undefined) return true;
  const users = (name: string): number =>
    all.filter((other) => other.kind === supply.kind && other.namespace === supply.namespace && other.name === name)
      .length;
  return users(near.name) === 0 || (users(supply.name) === 1 && users(near.name) >= USERS);
}

/** The one that nothing asks for and that has a key which no chart reads unless it is configured to; or, next to it, the default key. */
function unusedHolder(
  { key, namespace, object }: ConfigReference,
  others: readonly Provided[],
  all: readonly ConfigReference[],
): Provided | undefined {
  if (key === undefined) return undefined;
  const isBeside = (item: Provided): boolean =>
    directoryOf(item.object.origin.file.path) === directoryOf(object.origin.file.path);
  const holders = others.filter(
    (item) => item.namespace === namespace && item.values.has(key) && (key !== DEFAULT_KEY || isBeside(item)),
  );
  const [only] = holders;
  const isAsked = all.some(
    (supply) => supply.kind === only?.kind && supply.namespace === namespace && supply.name === only.name,
  );
  return holders.length === 1 && !isAsked ? only : undefined;
}

/** What has the name and the key, and is a Secret instead of a ConfigMap or the other way around. */
function ofOtherKind(
  { kind, namespace, name, key }: ConfigReference,
  cluster: Cluster,
  all: readonly ConfigReference[],
): Provided | undefined {
  const other = kind === 'Secret' ? 'ConfigMap' : 'Secret';
  const provided = cluster.provided(other, namespace, name);
  if (!provided || (key !== undefined && !provided.values.has(key))) return undefined;
  const isAsked = all.some((one) => one.kind === other && one.namespace === namespace && one.name === name);
  return isAsked ? undefined : provided;
}

/** In how many namespaces a name is asked for in vain. */
function namespacesOf({ kind, name }: ConfigReference, short: readonly ConfigReference[]): number {
  return new Set(short.flatMap((other) => (other.kind === kind && other.name === name ? other.namespace : []))).size;
}

/** The objects that ask for a name, by kind and namespace. */
type Askers = ReadonlyMap<string, ReadonlySet<KubernetesObject>>;

function placeOf({ kind, namespace }: ConfigReference): string {
  return `${kind}/${namespace}`;
}

function askersOf(short: readonly ConfigReference[]): Map<string, Askers> {
  const places = new Map<string, Map<string, Set<KubernetesObject>>>();
  for (const supply of short) {
    const names = getOrInsert(places, placeOf(supply), () => new Map());
    getOrInsert(names, supply.name, () => new Set()).add(supply.object);
  }
  return places;
}

/** A name of which several objects are as sure as this one is of its own; none of them is provided here. */
function usualName({ name }: ConfigReference, askers: Askers | undefined): MissingConfig['usual'] {
  if (!askers || (askers.get(name)?.size ?? 0) > 1 || askers.size > MAX_NAMES) return undefined;
  const often = [...askers].filter(([, { size }]) => size >= USERS).map(([other]) => other);
  const meant = misspelt(name, often, 'absent');
  return meant === undefined ? undefined : { name: meant, users: askers.get(meant)?.size ?? 0 };
}

/** Whether nearly all values that HelmReleases take from elsewhere are there. */
function mostAreThere(all: readonly ConfigReference[], short: readonly ConfigReference[]): boolean {
  const ofReleases = new Set(all.flatMap((supply) => (supply.key === undefined ? [] : idOf(supply))));
  const missing = new Set(short.flatMap((supply) => (supply.key === undefined ? [] : idOf(supply))));
  const found = ofReleases.size - missing.size;
  return found >= ENOUGH && found >= MOST * (ofReleases.size - 1);
}

/** Whether a ConfigMap is the only missing one among those that Kustomizations take variables from. Secrets are often created manually. */
function isOnlyOne(
  { kind, name }: ConfigReference,
  all: readonly ConfigReference[],
  short: readonly ConfigReference[],
): boolean {
  const isOther = (supply: ConfigReference): boolean => supply.key === undefined && supply.name !== name;
  return kind === 'ConfigMap' && all.some(isOther) && !short.some(isOther);
}

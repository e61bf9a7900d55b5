import { getOrInsert } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { DEFAULT_KEY } from '../../src/reconcilers/flux/generated/helm-values.ts';
import type { Provided } from '../../src/reconcilers/flux/generated/providers.ts';
import type { ConfigReference } from '../../src/reconcilers/flux/references/config-references.ts';
import { directoryOf } from '../../src/repository/tree.ts';
import { misspelt } from '../../src/text/misspelling.ts';

/** Minimum number and share of values that must be provided before the rest of a cluster is checked against them. */
const ENOUGH = 3;
const MOST = 0.75;
/** Objects that must ask for a name before another is taken for a typo of it. */
const USERS = 3;
/** Names that are compared with each other. */
const MAX_NAMES = 1000;

/** Kind, namespace and name as one key. */
export function idOf({ kind, namespace, name }: ConfigReference): string {
  return `${kind}/${namespace}/${name}`;
}

/** Whether a reference has the name that an object has in its file, where the build gives it another. */
export function isWrittenAs({ namespace, name, object }: Provided, supply: ConfigReference): boolean {
  return namespace === supply.namespace && name !== supply.name && object.stated.name === supply.name;
}

/** The one next to a reference that only a typo tells from it. */
export function meant({ name, namespace }: ConfigReference, others: readonly Provided[]): Provided | undefined {
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
export function isPlain(supply: ConfigReference, near: Provided, all: readonly ConfigReference[]): boolean {
  if (misspelt(supply.name, [near.name]) !== undefined) return true;
  const users = (name: string): number =>
    all.filter((other) => other.kind === supply.kind && other.namespace === supply.namespace && other.name === name)
      .length;
  return users(near.name) === 0 || (users(supply.name) === 1 && users(near.name) >= USERS);
}

/** The one that nothing asks for and that has a key which no chart reads unless it is configured to; or, next to it, the default key. */
export function unusedHolder(
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
export function ofOtherKind(
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
export function namespacesOf({ kind, name }: ConfigReference, short: readonly ConfigReference[]): number {
  return new Set(short.flatMap((other) => (other.kind === kind && other.name === name ? other.namespace : []))).size;
}

/** The objects that ask for a name, by kind and namespace. */
type Askers = ReadonlyMap<string, ReadonlySet<KubernetesObject>>;

/** Kind and namespace as one key. */
export function placeOf({ kind, namespace }: ConfigReference): string {
  return `${kind}/${namespace}`;
}

/** Who asks in vain, by `placeOf`. */
export function askersOf(short: readonly ConfigReference[]): Map<string, Askers> {
  const places = new Map<string, Map<string, Set<KubernetesObject>>>();
  for (const supply of short) {
    const names = getOrInsert(places, placeOf(supply), () => new Map());
    getOrInsert(names, supply.name, () => new Set()).add(supply.object);
  }
  return places;
}

/** A name of which several objects are as sure as this one is of its own; none of them is provided here. */
export function usualName(
  { name }: ConfigReference,
  askers: Askers | undefined,
): { readonly name: string; readonly users: number } | undefined {
  if (!askers || (askers.get(name)?.size ?? 0) > 1 || askers.size > MAX_NAMES) return undefined;
  const often = [...askers].filter(([, { size }]) => size >= USERS).map(([other]) => other);
  const meant = misspelt(name, often, 'absent');
  return meant === undefined ? undefined : { name: meant, users: askers.get(meant)?.size ?? 0 };
}

/** Whether nearly all values that HelmReleases take from elsewhere are there. */
export function mostAreThere(all: readonly ConfigReference[], short: readonly ConfigReference[]): boolean {
  const ofReleases = new Set(all.flatMap((supply) => (supply.key === undefined ? [] : idOf(supply))));
  const missing = new Set(short.flatMap((supply) => (supply.key === undefined ? [] : idOf(supply))));
  const found = ofReleases.size - missing.size;
  return found >= ENOUGH && found >= MOST * (ofReleases.size - 1);
}

/** Whether a ConfigMap is the only missing one among those that Kustomizations take variables from. Secrets are often created manually. */
export function isOnlyOne(
  { kind, name }: ConfigReference,
  all: readonly ConfigReference[],
  short: readonly ConfigReference[],
): boolean {
  const isOther = (supply: ConfigReference): boolean => supply.key === undefined && supply.name !== name;
  return kind === 'ConfigMap' && all.some(isOther) && !short.some(isOther);
}

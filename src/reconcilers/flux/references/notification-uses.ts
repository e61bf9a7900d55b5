import { getOrInsert } from '../../../grouping.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { listAt, stringAt } from '../../../yaml/value.ts';
import type { Cluster } from '../follow/cluster.ts';
import { HELM_CHART, HELM_RELEASE, SOURCE_GROUP } from '../kinds.ts';
import { fieldReference } from './field-reference.ts';
import { FLUX_KINDS } from './health-checks.ts';
import type { FieldReference } from './object-reference.ts';

const GROUP = 'notification.toolkit.fluxcd.io';
/** The kinds of notifications, as `group/Kind`. */
export const ALERT = `${GROUP}/Alert`;
export const RECEIVER = `${GROUP}/Receiver`;
export const PROVIDER = `${GROUP}/Provider`;

/** What stands for every name of a namespace; no part of a name, and no namespace. */
export const EVERY = '*';

/** The kinds that send events and that a webhook can wake, which only manifests create. Patched CRDs accept others. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ...FLUX_KINDS,
  ...['ImageRepository', 'ImagePolicy', 'ImageUpdateAutomation'].map((kind): [string, string] => [
    kind,
    `image.toolkit.fluxcd.io/${kind}`,
  ]),
]);

/** The `group/Kind` of a kind that sends events and that a webhook can wake, or undefined if it is not one. */
export function kindOfNotification(kind: string): string | undefined {
  return KINDS.get(kind);
}

/** The providers to which the Alerts of a cluster send, each in the namespace of its Alert. */
export function alertProviders(cluster: Cluster): FieldReference[] {
  const field = { path: ['spec', 'providerRef'], kind: 'Provider', groupKind: PROVIDER, mayNameNamespace: false };
  return cluster.ofKind(ALERT).flatMap((alert) => fieldReference(alert, field));
}

/** The objects of which the Alerts of a cluster want the events, except where they want those of all names. */
export function eventSources(cluster: Cluster): FieldReference[] {
  return listed(cluster, ALERT, 'eventSources');
}

/** The objects that the Receivers of a cluster reconcile, except where labels select them. */
export function receiverTargets(cluster: Cluster): FieldReference[] {
  return listed(cluster, RECEIVER, 'resources');
}

function listed(cluster: Cluster, groupKind: string, list: string): FieldReference[] {
  return cluster.ofKind(groupKind).flatMap((object) =>
    listAt(object.value, 'spec', list).flatMap((entry, index) => {
      const kind = stringAt(entry, 'kind') ?? '';
      const named = KINDS.get(kind);
      if (!named || stringAt(entry, 'name') === EVERY) return [];
      const path = ['spec', list, index];
      const references = fieldReference(object, { path, kind, groupKind: named, mayNameNamespace: true });
      return references.filter((reference) => !isChartOfRelease(cluster, reference));
    }),
  );
}

/** The only object with the name and namespace of a reference among those of the other kinds that such a field can name. */
export function otherKindOf(
  { groupKind, namespace, name }: FieldReference,
  cluster: Cluster,
): KubernetesObject | undefined {
  const sources = [...KINDS.values()].filter((kind) => kind !== groupKind && kind.startsWith(`${SOURCE_GROUP}/`));
  const others = sources.flatMap((kind) => cluster.find(kind, namespace, name).map(({ object }) => object));
  return groupKind.startsWith(`${SOURCE_GROUP}/`) && others.length === 1 ? others[0] : undefined;
}

/** The names of the HelmCharts that Flux makes for the HelmReleases of a cluster. */
const charts = new WeakMap<Cluster, ReadonlySet<string>>();

/** Whether Flux makes a HelmChart for a HelmRelease, of which the name says the namespace and the name. */
function isChartOfRelease(cluster: Cluster, { groupKind, name }: FieldReference): boolean {
  if (groupKind !== HELM_CHART) return false;
  return getOrInsert(
    charts,
    cluster,
    () => new Set(cluster.ofKind(HELM_RELEASE).map((release) => `${release.namespace}-${release.name}`)),
  ).has(name);
}

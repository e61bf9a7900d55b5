import { createHash } from 'node:crypto';
import type { KubernetesObject, ObjectIdentity } from '../kubernetes/object.ts';

/** An object that a cluster loses, or that a change harms there, as people name it when they accept that. */
export interface Loss {
  /** The cluster, such as `clusters/production`; of Argo CD the Application, `namespace/name`. */
  readonly cluster: string;
  readonly object: ObjectIdentity;
  /** What it goes with, such as its Namespace or its Kustomization: who accepts that has accepted this. */
  readonly within: readonly ObjectIdentity[];
}

/** An object of a cluster that people can name. */
export type NamedObject = Pick<Loss, 'cluster' | 'object'>;

/** An object that several clusters lose, or that a change harms in each of them. */
export function lossesIn(clusters: readonly string[], { identity }: KubernetesObject): Loss[] {
  return clusters.map((cluster) => ({ cluster, object: identity, within: [] }));
}

/** Hexadecimal digits of a digest of losses: so many that no one finds two sets with one digest. */
const DIGITS = 32;

/** A digest of losses that is another one as soon as one more is lost. */
export function digestOf(losses: readonly Loss[]): string {
  const ids = new Set(losses.map(idOf));
  return createHash('sha256')
    .update([...ids].sort().join('\n'))
    .digest('hex')
    .slice(0, DIGITS);
}

/** The objects by which all losses are accepted, each once: what several go with, else each of them. */
export function namedBy(losses: readonly Loss[]): NamedObject[] {
  const lost = new Set(losses.map(idOf));
  const counts = new Map<string, number>();
  for (const { cluster, within } of losses)
    for (const object of within) {
      const id = idOf({ cluster, object });
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  const covers = (one: NamedObject): boolean => lost.has(idOf(one)) || (counts.get(idOf(one)) ?? 0) > 1;
  const named = losses.map(({ cluster, object, within }): NamedObject => {
    return { cluster, object: within.find((around) => covers({ cluster, object: around })) ?? object };
  });
  return [...new Map(named.map((one) => [idOf(one), one])).values()];
}

/** What an object of a cluster may be called, from the shortest to the longest. */
export function formsOf({ cluster, object }: NamedObject): readonly [string, ...string[]] {
  const last = cluster.slice(cluster.lastIndexOf('/') + 1);
  const { kind, namespace, name } = object;
  const long = [kind, ...(namespace === '' ? [] : [namespace]), name].join('/');
  const inNamespace = namespace === '' ? [] : [`${last}/${namespace}/${name}`];
  return [`${last}/${name}`, ...inNamespace, `${last}/${kind}/${name}`, `${last}/${long}`, `${cluster}/${long}`];
}

/** Tells an object from all others of all clusters. */
export function idOf({ cluster, object }: NamedObject): string {
  const { apiVersion, kind, namespace, name } = object;
  const group = apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')));
  return JSON.stringify([cluster, group, kind, namespace, name]);
}

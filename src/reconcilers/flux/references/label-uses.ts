import type { KubernetesObject, Place } from '../../../kubernetes/object.ts';
import { misspelt } from '../../../text/misspelling.ts';
import { hasVariable, isTemplate } from '../../../text/variables.ts';
import { isMap, listAt, mapAt, stringAt } from '../../../yaml/value.ts';
import type { Cluster } from '../follow/cluster.ts';
import { RESOURCE_SET } from '../kinds.ts';
import { EVERY, kindOfNotification } from './notification-uses.ts';

/** Labels that the controllers of Flux give to what they apply. */
const SET_BY_FLUX = /\.fluxcd\.(?:io|controlplane\.io)\//;

/** An entry of an Alert or a Receiver whose labels no object of its kind and namespace has. */
export interface UnmatchedLabels {
  readonly object: KubernetesObject;
  readonly kind: string;
  readonly namespace: string;
  /** The label that no object has. */
  readonly key: string;
  readonly value: string;
  readonly at: Place;
  /** The value of that label that was meant, if a typo explains the difference. */
  readonly near: string | undefined;
}

/** The entries of a list of objects that select nothing by their labels, although the cluster has objects of the kind and namespace. */
export function* unmatchedLabels(cluster: Cluster, groupKind: string, list: string): Iterable<UnmatchedLabels> {
  const sets = cluster.ofKind(RESOURCE_SET);
  for (const object of cluster.ofKind(groupKind))
    for (const [index, entry] of listAt(object.value, 'spec', list).entries()) {
      const kind = stringAt(entry, 'kind') ?? '';
      const named = kindOfNotification(kind);
      const labels = mapAt(entry, 'matchLabels');
      if (!named || !labels || stringAt(entry, 'name') !== EVERY) continue;
      const namespace = stringAt(entry, 'namespace') ?? object.namespace;
      const others = cluster.ofKind(named).filter((other) => other.namespace === namespace);
      if (others.length === 0 || isTemplate(namespace) || hasVariable(JSON.stringify(labels))) continue;
      const isThere = (key: string): boolean =>
        SET_BY_FLUX.test(key) ||
        others.some((other) => labelOf(other, key) === labels[key]) ||
        sets.some((set) => mapAt(set.value, 'spec', 'commonMetadata', 'labels')?.[key] === labels[key]);
      const unmatched = Object.keys(labels).find((key) => !isThere(key));
      const value = unmatched === undefined ? undefined : labels[unmatched];
      if (unmatched === undefined || typeof value !== 'string') continue;
      const near = misspelt(value, [...new Set(others.flatMap((other) => labelOf(other, unmatched) ?? []))], 'absent');
      if (near === undefined && cluster.mayBring({ groupKind: named, namespace })) continue;
      const at = object.at('spec', list, index, 'matchLabels', unmatched);
      yield { object, kind, namespace, key: unmatched, value, at, near };
    }
}

function labelOf({ value }: KubernetesObject, key: string): string | undefined {
  const labels = mapAt(value, 'metadata')?.labels;
  const label = isMap(labels) && Object.hasOwn(labels, key) ? labels[key] : undefined;
  return typeof label === 'string' ? label : undefined;
}

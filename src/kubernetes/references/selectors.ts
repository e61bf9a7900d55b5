import { isMap, listAt, stringAt, type YamlValue } from '../../yaml/value.ts';
import type { KubernetesObject, Place } from '../object.ts';
import { pathsOf } from './paths.ts';
import { podMetadataPath, podSpecPath } from './pods.ts';

/** Labels by their keys. */
export type Labels = ReadonlyMap<string, string>;

/** What a selector chooses among: the pods of workloads, or Services. */
export type Selected = 'pods' | 'Services';

/** The labels by which an object chooses pods or Services. */
export interface Selector {
  readonly object: KubernetesObject;
  readonly selects: Selected;
  readonly labels: Labels;
  /** The path of the labels. */
  readonly path: readonly string[];
  /** Undefined if it chooses in all namespaces. */
  readonly namespaces: readonly string[] | undefined;
  /** Where it names ports of what it chooses. */
  readonly ports: readonly Place[];
}

interface SelectorFields {
  readonly selects: Selected;
  readonly path: string;
  readonly ports?: string;
}

const KINDS: ReadonlyMap<string, SelectorFields> = new Map([
  ['/Service', { selects: 'pods', path: 'spec.selector', ports: 'spec.ports.*.targetPort' }],
  ['policy/PodDisruptionBudget', { selects: 'pods', path: 'spec.selector.matchLabels' }],
  [
    'monitoring.coreos.com/ServiceMonitor',
    { selects: 'Services', path: 'spec.selector.matchLabels', ports: 'spec.endpoints.*.port' },
  ],
  [
    'monitoring.coreos.com/PodMonitor',
    { selects: 'pods', path: 'spec.selector.matchLabels', ports: 'spec.podMetricsEndpoints.*.port' },
  ],
]);

/** The selector of an object; undefined if it has none, or one that takes more than labels. */
export function selectorOf(object: KubernetesObject): Selector | undefined {
  const fields = KINDS.get(object.groupKind);
  if (!fields || listAt(object.value, 'spec', 'selector', 'matchExpressions').length > 0) return undefined;
  const path = fields.path.split('.');
  const labels = labelsOf(object.at(...path).value);
  if (labels.size === 0) return undefined;
  const ports = fields.ports === undefined ? [] : pathsOf(object.value, fields.ports).map((port) => object.at(...port));
  return {
    object,
    selects: fields.selects,
    labels,
    path,
    namespaces: namespacesOf(object),
    ports: ports.filter(({ value }) => typeof value === 'string' && !/^[0-9]+$/.test(value)),
  };
}

function namespacesOf({ value, namespace }: KubernetesObject): readonly string[] | undefined {
  const named = isMap(value.spec) ? value.spec.namespaceSelector : undefined;
  if (isMap(named) && named.any === true) return undefined;
  const names = listAt(named, 'matchNames').filter((name) => typeof name === 'string');
  return names.length > 0 ? names : [namespace];
}

/** The labels of what a selector may choose; undefined if an object is not of that sort. */
export function labelsOfSelected(object: KubernetesObject, selects: Selected): Labels | undefined {
  if (selects === 'Services')
    return object.groupKind === '/Service' ? labelsOf(object.at('metadata', 'labels').value) : undefined;
  const path = podMetadataPath(object);
  return path && labelsOf(object.at(...path, 'labels').value);
}

/** The names of the ports of what a selector may choose. */
export function portNames(object: KubernetesObject, selects: Selected): string[] {
  const spec = selects === 'pods' ? object.at(...(podSpecPath(object) ?? [])).value : object.value;
  const patterns = selects === 'pods' ? ['containers.*.ports.*', 'initContainers.*.ports.*'] : ['spec.ports.*'];
  return patterns.flatMap((pattern) => pathsOf(spec, pattern).flatMap((path) => stringAt(spec, ...path, 'name') ?? []));
}

function labelsOf(value: YamlValue | undefined): Labels {
  const labels = new Map<string, string>();
  if (isMap(value)) for (const key in value) labels.set(key, String(value[key] ?? ''));
  return labels;
}

import { OF_CLUSTER } from '../../src/kubernetes/policies/request.ts';
import type { Target } from '../../src/kubernetes/policies/resource-rules.ts';
import type { LabelSet } from '../../src/kubernetes/policies/selector.ts';
import { isOfCluster } from '../../src/kubernetes/scope.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { mapAt, newMap, type YamlMap } from '../../src/yaml/value.ts';
import { Neighbors } from './neighbors.ts';
import type { Sent } from './sent.ts';

/** An object as the rules of policies match it. */
export function targetOf({ source, object, whole, before }: Sent, revision: Revision): Target {
  const { group, version, kind } = object;
  const neighbors = Neighbors.of(revision);
  const namespace = object.namespace || (isOfCluster(object) ? '' : OF_CLUSTER);
  return {
    group,
    version,
    kind,
    resource: neighbors.pluralOf(object),
    name: object.name || OF_CLUSTER,
    namespace,
    labels: labelsOf(whole.value),
    oldLabels: before ? labelsOf(before.value) : undefined,
    namespaceLabels: namespaceLabels(neighbors.namespaceOf(source), namespace),
  };
}

function labelsOf(value: YamlMap): LabelSet {
  return { labels: mapAt(value, 'metadata', 'labels') ?? newMap(), isOpen: false };
}

/** The labels of a Namespace; only its name is known if it is not defined here. */
function namespaceLabels(namespace: YamlMap | null | undefined, name: string): LabelSet {
  if (namespace) return labelsOf(namespace);
  const labels = newMap();
  labels['kubernetes.io/metadata.name'] = name;
  return { labels, isOpen: true };
}

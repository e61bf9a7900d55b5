import { OF_CLUSTER } from '../../src/kubernetes/policies/request.ts';
import { isNamespace, type Target } from '../../src/kubernetes/policies/resource-rules.ts';
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
    namespaceLabels: labelsOf(isNamespace(object) ? whole.value : (neighbors.namespaceOf(source) ?? newMap())),
  };
}

function labelsOf(value: YamlMap): YamlMap {
  return mapAt(value, 'metadata', 'labels') ?? newMap();
}

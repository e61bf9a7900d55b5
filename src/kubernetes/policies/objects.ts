import { copyMap, isMap, type MutableYamlMap, mapAt, newMap, type YamlMap } from '../../yaml/value.ts';
import { OF_CLUSTER } from './request.ts';

/** A Namespace with the label that every Namespace has in a cluster. */
export function asNamespace(namespace: YamlMap, name: string): YamlMap {
  const labels = copyMap(mapAt(namespace, 'metadata', 'labels') ?? newMap());
  labels['kubernetes.io/metadata.name'] = name;
  const metadata = copyMap(isMap(namespace.metadata) ? namespace.metadata : newMap());
  metadata.labels = labels;
  const copy = copyMap(namespace);
  copy.metadata = metadata;
  return copy;
}

/** A Namespace of which only the name is known. */
export function unknownNamespace(name: string): YamlMap {
  const metadata = openMap();
  metadata.name = name;
  const namespace = openMap();
  namespace.metadata = metadata;
  const labels = openMap();
  metadata.labels = labels;
  labels['kubernetes.io/metadata.name'] = name;
  return namespace;
}

/** A mapping that may have any further key. */
function openMap(): MutableYamlMap {
  const map = newMap();
  map[OF_CLUSTER] = OF_CLUSTER;
  return map;
}

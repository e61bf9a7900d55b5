import { copyMap, isMap, mapAt, newMap, type YamlMap } from '../../yaml/value.ts';

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

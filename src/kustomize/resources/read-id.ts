import { isMap, originOf, type YamlMap } from '../../yaml/value.ts';
import { type GroupVersionKind, type ResourceId, splitApiVersion } from './identity.ts';
import { nodeText } from './scalar.ts';

/** Who an object says it is. */
export function readId(value: YamlMap): ResourceId {
  const metadata = isMap(value.metadata) ? value.metadata : undefined;
  return {
    ...readKind(value),
    name: metadata ? nodeText(metadata.name ?? '', originOf(metadata, 'name')) : '',
    namespace: metadata ? nodeText(metadata.namespace ?? '', originOf(metadata, 'namespace')) : '',
  };
}

function readKind(value: YamlMap): GroupVersionKind {
  return {
    ...splitApiVersion(nodeText(value.apiVersion ?? '', originOf(value, 'apiVersion'))),
    kind: nodeText(value.kind ?? '', originOf(value, 'kind')),
  };
}

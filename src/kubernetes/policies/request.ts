import { newMap, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import { isNamespace, type Operation, type Target } from './resource-rules.ts';

/** Stands for a value that only the cluster knows. */
export const OF_CLUSTER = '{{cluster}}';

/** `request` as expressions see it; who sends it, and how, is not known. */
export function requestOf(target: Target, operation: Operation): YamlMap {
  const { group, version, kind, resource = OF_CLUSTER, name, namespace } = target;
  const kindOf = mapOf({ group, version, kind });
  const resourceOf = mapOf({ group, version, resource });
  return mapOf({
    uid: OF_CLUSTER,
    kind: kindOf,
    resource: resourceOf,
    requestKind: kindOf,
    requestResource: resourceOf,
    name,
    namespace: isNamespace(target) ? name : namespace,
    operation,
    userInfo: OF_CLUSTER,
    dryRun: OF_CLUSTER,
    options: OF_CLUSTER,
  });
}

function mapOf(entries: Readonly<Record<string, YamlValue>>): YamlMap {
  const map = newMap();
  for (const [key, value] of Object.entries(entries)) map[key] = value;
  return map;
}

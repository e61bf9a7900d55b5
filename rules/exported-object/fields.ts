import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { isList, isMap, valueAt, type YamlValue } from '../../src/yaml/value.ts';

/** Paths of what the API server and controllers write, and nobody else. */
const WRITTEN_BY_THE_CLUSTER: readonly (readonly string[])[] = [
  ...[
    'uid',
    'resourceVersion',
    'selfLink',
    'generation',
    'creationTimestamp',
    'deletionTimestamp',
    'managedFields',
  ].map((field) => ['metadata', field]),
  ...['kubectl.kubernetes.io/last-applied-configuration', 'deployment.kubernetes.io/revision'].map((name) => [
    'metadata',
    'annotations',
    name,
  ]),
  ['status'],
];

/** The fields of an object that only a cluster writes, with a value, in the order of the file. */
export function exportedFields(object: KubernetesObject): Place[] {
  return WRITTEN_BY_THE_CLUSTER.filter((path) => valueAt(object.value, path) !== undefined)
    .map((path) => object.at(...path))
    .filter(({ value, path: [first] }) =>
      first === 'status' ? isReported(value) && object.at('spec').exists : isWritten(value),
    )
    .sort((a, b) => a.origin.start - b.origin.start);
}

/** Generators write empty statuses and timestamps, which change nothing. */
function isWritten(value: YamlValue | undefined): boolean {
  if (isList(value)) return value.some(isWritten);
  if (isMap(value)) return Object.values(value).some(isWritten);
  return value !== undefined && value !== null && value !== '' && value !== 0;
}

function isReported(value: YamlValue | undefined): boolean {
  return isMap(value) && isWritten(value);
}

import { isList, isMap, originOf, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import { compareText } from './compare-text.ts';
import { nodeText } from './scalar.ts';

/** Whether a value is null, or a collection with nothing in it. */
export function isEmpty(value: YamlValue): boolean {
  if (value === null) return true;
  if (isList(value)) return value.length === 0;
  return isMap(value) && Object.keys(value).length === 0;
}

/** What kustomize misses in an object. */
export interface MetadataError {
  readonly cause: string;
  /** For people. */
  readonly message: string;
  /** The field that should have it, if the object has that. */
  readonly field?: 'kind' | 'metadata';
}

/** What kustomize misses in an object, or undefined. */
export function metadataError(value: YamlValue): MetadataError | undefined {
  const missing = {
    cause: 'missing Resource metadata',
    message:
      'This is not a Kubernetes object because it has neither `kind` nor `metadata`. Only objects can be listed under `resources`.',
  };
  if (!isMap(value)) return missing;
  const field = (map: YamlMap, key: string): string => {
    const entry = Object.hasOwn(map, key) ? map[key] : undefined;
    return entry === undefined || isEmpty(entry) ? '' : nodeText(entry, originOf(map, key));
  };
  const metadata = isMap(value.metadata) ? value.metadata : undefined;
  const kind = field(value, 'kind');
  const apiVersion = field(value, 'apiVersion');
  const name = metadata ? field(metadata, 'name') : '';
  const namespace = metadata ? field(metadata, 'namespace') : '';
  const labels = metadata?.labels;
  const annotations = metadata?.annotations;
  const states = (key: string, map: YamlMap | undefined): boolean =>
    map !== undefined && Object.hasOwn(map, key) && !isEmpty(map[key] ?? null);
  const hasAny =
    states('apiVersion', value) ||
    states('kind', value) ||
    ['name', 'namespace', 'labels', 'annotations'].some((key) => states(key, metadata));
  if (!hasAny) return missing;
  const printed = `{{${apiVersion} ${kind}} {{${name} ${namespace}} ${goMap(labels)} ${goMap(annotations)}}}`;
  if (kind === '') {
    return { cause: `missing kind in object ${printed}`, message: 'The object has no `kind`.', field: 'kind' };
  }
  if (kind.endsWith('List') || name !== '') return undefined;
  return {
    cause: `missing metadata.name in object ${printed}`,
    message: `The ${kind} has no \`metadata.name\`.`,
    field: 'metadata',
  };
}

/** A mapping of texts as Go prints it. */
function goMap(value: YamlValue | undefined): string {
  if (!isMap(value)) return 'map[]';
  const keys = Object.keys(value).sort(compareText);
  return `map[${keys.map((key) => `${key}:${nodeText(value[key], originOf(value, key))}`).join(' ')}]`;
}

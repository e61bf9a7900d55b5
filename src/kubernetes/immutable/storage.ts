import { isMap, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import { amountIn } from '../admission/quantity.ts';
import type { FieldPath } from '../terms/problem.ts';
import type { Refusal } from './refusal.ts';
import { changesAt, valueIn } from './value-changes.ts';

/** Fields of a claim that a controller or the server sets if they are left out. */
const SET_LATER = new Set(['storageClassName', 'volumeName']);
/** Two fields for one source: the server copies one into the other when it creates the claim. */
const DATA_SOURCES = ['dataSource', 'dataSourceRef'];
const SIZE: FieldPath = ['spec', 'resources', 'requests', 'storage'];
/** Fields of a volume that are not its source. */
const NOT_SOURCE = new Set([
  'accessModes',
  'capacity',
  'claimRef',
  'mountOptions',
  'nodeAffinity',
  'persistentVolumeReclaimPolicy',
  'storageClassName',
  'volumeAttributesClassName',
]);

/** The changes of a PersistentVolumeClaim that the API server refuses: all but a larger size and another class of attributes. */
export function* claimChanges(before: YamlMap, after: YamlMap): Iterable<Refusal> {
  const [old, now] = [before.spec, after.spec];
  if (!isMap(old) || !isMap(now)) return;
  for (const key of new Set([...Object.keys(old), ...Object.keys(now)])) {
    if (key === 'volumeAttributesClassName' || (SET_LATER.has(key) && !isSet(old[key]))) continue;
    // What is left out stays, as the server wrote it twice; the other field may say the same.
    if (
      DATA_SOURCES.includes(key) &&
      (!isSet(now[key]) || (!isSet(old[key]) && DATA_SOURCES.some((one) => isSet(old[one]))))
    )
      continue;
    for (const change of changesAt(before, after, 'spec', key))
      if (!isSize(change.path)) yield { ...change, field: ['spec', key] };
  }
  const [size, next] = [amountAt(before), amountAt(after)];
  if (size !== undefined && next !== undefined && next < size) yield { path: SIZE, isRemoved: false, field: SIZE };
}

/** The changes of a PersistentVolume that the API server refuses: its source and its mode. */
export function* volumeChanges(before: YamlMap, after: YamlMap): Iterable<Refusal> {
  const [old, now] = [before.spec, after.spec];
  if (!isMap(old) || !isMap(now)) return;
  for (const key of new Set([...Object.keys(old), ...Object.keys(now)])) {
    if (NOT_SOURCE.has(key)) continue;
    for (const change of changesAt(before, after, 'spec', key)) {
      const [, , part] = change.path;
      // It can be set once.
      const isExpansion = key === 'csi' && part === 'controllerExpandSecretRef' && !change.isRemoved;
      if (!isExpansion || valueIn(before, ['spec', key, 'controllerExpandSecretRef']) !== undefined)
        yield { ...change, field: ['spec', key] };
    }
  }
}

function isSize(path: FieldPath): boolean {
  return path.length === SIZE.length && path.every((key, index) => key === SIZE[index]);
}

function isSet(value: YamlValue | undefined): boolean {
  return value !== undefined && value !== null;
}

function amountAt(claim: YamlMap): bigint | undefined {
  const value = valueIn(claim, SIZE);
  return typeof value === 'string' || typeof value === 'number' ? amountIn(String(value)) : undefined;
}

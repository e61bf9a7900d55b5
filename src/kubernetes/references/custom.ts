import { isList, isMap, stringAt, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import type { KubernetesObject } from '../object.ts';
import type { ValuePath } from './paths.ts';
import type { ReferenceField } from './reference.ts';

/** Groups that are built in, whose fields are known, and those whose objects contain templates or values of others. */
const OTHER_GROUPS =
  /^(?:|apps|batch|autoscaling|policy|kyverno\.io|argoproj\.io|.*\.k8s\.io|(?:.*\.)?(?:toolkit\.fluxcd\.io|controlplane\.io))$/;
/** Keys of mappings that name a Secret to read: `apiTokenSecretRef`, `passwordSecret`, `secretKeyRef`. */
const READS = /secret(?:key)?(?:ref|selector)?$/i;
/** Those for a Secret that the operator writes. */
const WRITES = /^(?:privatekey|write|target|output|generated|publish|connection)/i;
const MAX_DEPTH = 30;

/** A field of which only the key says that it is read. */
export const ASSUMED: ReferenceField = {
  in: '',
  to: '/Secret',
  crosses: true,
  without: 'may not work',
  isAssumed: true,
};

/** The mappings of a custom resource that, by their keys, name a Secret to read. */
export function secretsReadBy({ group, value }: KubernetesObject): ValuePath[] {
  return OTHER_GROUPS.test(group) ? [] : [...walk(value.spec, ['spec'])];
}

function* walk(value: YamlValue | undefined, path: ValuePath): Iterable<ValuePath> {
  if (path.length > MAX_DEPTH) return;
  if (isList(value)) for (const [index, item] of value.entries()) yield* walk(item, [...path, index]);
  if (!isMap(value)) return;
  if (isReader(value, path)) yield path;
  for (const key in value) {
    const child = value[key];
    if (typeof child === 'object' && child !== null) yield* walk(child, [...path, key]);
  }
}

function isReader(value: YamlMap, path: ValuePath): boolean {
  const key = path.findLast((part) => typeof part === 'string') ?? '';
  const kind = stringAt(value, 'kind') ?? 'Secret';
  return kind === 'Secret' && typeof key === 'string' && READS.test(key) && !WRITES.test(key);
}

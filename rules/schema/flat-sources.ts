import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { ValuePath } from '../../src/kubernetes/references/paths.ts';
import { listWords, quoted } from '../../src/text/words.ts';
import { isList, isMap, type YamlMap, type YamlValue } from '../../src/yaml/value.ts';

/** What a pod reads a value from, and the fields that say which one. */
const SOURCES = ['secretKeyRef', 'configMapKeyRef', 'fieldRef', 'resourceFieldRef', 'secretRef', 'configMapRef'];
const FIELDS = ['name', 'key', 'optional', 'fieldPath', 'resource'];
const MAX_DEPTH = 30;

/** The sources of variables in the values of a chart whose fields are next to them, not below: `secretKeyRef:` and then `name:`. */
export function flatSources(object: KubernetesObject): Iterable<Problem> {
  if (object.kind !== 'HelmRelease') return [];
  const path = ['spec', 'values'];
  return walk(object, object.at(...path).value, path);
}

function* walk(object: KubernetesObject, value: YamlValue | undefined, path: ValuePath): Iterable<Problem> {
  if (path.length > MAX_DEPTH) return;
  if (isList(value)) for (const [index, item] of value.entries()) yield* walk(object, item, [...path, index]);
  if (!isMap(value)) return;
  const above = typeof path.at(-1) === 'number' ? path.at(-2) : path.at(-1);
  if (above === 'valueFrom' || above === 'envFrom') yield* flatIn(object, value, path);
  for (const key in value) yield* walk(object, value[key], [...path, key]);
}

function* flatIn(object: KubernetesObject, value: YamlMap, path: ValuePath): Iterable<Problem> {
  const fields = FIELDS.filter((field) => Object.hasOwn(value, field));
  const empty = SOURCES.find((source) => value[source] === null);
  if (empty === undefined || fields.length === 0) return;
  const are = fields.length === 1 ? 'is' : 'are';
  yield {
    at: object.at(...path, empty).key,
    object,
    values: ['flat', empty],
    message: `\`${empty}\` is empty, because ${listWords(fields.map(quoted))} ${are} next to it. The API server rejects pods with such a variable. Indent ${fields.length === 1 ? 'it' : 'them'} below \`${empty}\`.`,
  };
}

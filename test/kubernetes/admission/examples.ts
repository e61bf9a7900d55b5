import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { admissionProblems } from '../../../src/kubernetes/admission/admission.ts';
import { KubernetesObject, objectsOf } from '../../../src/kubernetes/object.ts';
import type { SchemaProblem } from '../../../src/kubernetes/terms/problem.ts';
import { TextFile } from '../../../src/repository/text-file.ts';
import { parseYaml } from '../../../src/yaml/parse.ts';
import { isList, isMap, type YamlMap, type YamlValue } from '../../../src/yaml/value.ts';

const EXAMPLES = join(import.meta.dirname, 'examples.yaml');

export type Key = string | number;

let read: readonly KubernetesObject[] | undefined;

/** The valid objects that the comparison with the API server mutates too. */
export function examples(): readonly KubernetesObject[] {
  read ??= objectsIn(readFileSync(EXAMPLES, 'utf8'));
  return read;
}

export function objectsIn(text: string): KubernetesObject[] {
  return parseYaml(new TextFile('examples.yaml', text), 'resource').documents.flatMap(objectsOf);
}

/** A valid object by `Kind name`. */
export function example(id: string): KubernetesObject {
  const found = examples().find(({ kind, name }) => `${kind} ${name}` === id);
  if (!found) throw new Error(`no example ${id}`);
  return found;
}

/** What the newest API server tells of an object. */
export function problemsOf(object: KubernetesObject): SchemaProblem[] {
  return admissionProblems(object).filter(({ rejectedBy }) => rejectedBy?.before === undefined);
}

/** What admission tells of an object after a change, which leaves the object itself as it is. */
export function problemsAfter(object: KubernetesObject, change: (value: unknown) => unknown): SchemaProblem[] {
  const changed = change(object.value);
  return isMap(changed) ? problemsOf(new KubernetesObject(changed, object.origin)) : [];
}

/** A copy of a value with another one at a path; undefined takes the field out. */
export function withValue(value: unknown, path: readonly Key[], replacement: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return replacement;
  if (Array.isArray(value)) {
    const next = withValue(value[Number(key)], rest, replacement);
    return next === undefined ? value.toSpliced(Number(key), 1) : value.with(Number(key), next);
  }
  const map: Record<string, unknown> = Object.fromEntries(Object.entries(Object(value)));
  const next = withValue(map[key], rest, replacement);
  if (next === undefined) delete map[key];
  else map[key] = next;
  return map;
}

/** The paths of all values of an object, below its identity. */
export function pathsOf(value: YamlMap): Key[][] {
  const paths: Key[][] = [];
  const visit = (holder: YamlValue | undefined, path: readonly Key[]): void => {
    const keys: Key[] = isList(holder) ? holder.map((_, index) => index) : isMap(holder) ? Object.keys(holder) : [];
    for (const key of keys) {
      if (path.length === 0 && (key === 'apiVersion' || key === 'kind')) continue;
      const child = isList(holder) ? holder[Number(key)] : isMap(holder) ? holder[key] : undefined;
      paths.push([...path, key]);
      visit(child, [...path, key]);
    }
  };
  visit(value, []);
  return paths;
}

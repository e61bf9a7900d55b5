import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { APPLICATION } from '../../src/reconcilers/argocd/kinds.ts';
import { HELM_RELEASE } from '../../src/reconcilers/flux/kinds.ts';
import { isList, isMap, valueAt, type YamlValue } from '../../src/yaml/value.ts';

/** A place whose value is meant as text. */
export interface TextPlace {
  readonly at: Place;
  /** What gets the text, in words. */
  readonly what: string;
  /** Whether nothing but its name says that it is text: numbers are legal there. */
  readonly isFree: boolean;
  /** Whether no message may show the value. */
  readonly isSecret: boolean;
}

type Path = readonly (string | number)[];

const SECRET = /pass|secret|token|key|credential|pin$/i;
const VERSION = /^(?:tag|version|.*[a-z](?:Tag|Version))$/;
/** What kustomize makes of an unquoted date. */
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T/;
/** Fields in which numbers are numbers, whatever they are called. */
const NOT_TEXT = /^(?:apiVersion|.*[sS]chemaVersion)$/;

/** The kinds that hold such places. */
export const KINDS = [
  '/ConfigMap',
  '/Pod',
  'apps/DaemonSet',
  'apps/Deployment',
  'apps/ReplicaSet',
  'apps/StatefulSet',
  'batch/CronJob',
  'batch/Job',
  APPLICATION,
  HELM_RELEASE,
];

/** Where kinds have the values of a chart. */
const CHART_VALUES: ReadonlyMap<string, Path> = new Map([
  ['HelmRelease', ['spec', 'values']],
  ['Application', ['spec', 'source', 'helm', 'valuesObject']],
]);

/** The values of an object that are meant as text: variables of containers, data, labels, annotations, versions and dates in the values of charts. */
export function* textPlaces(object: KubernetesObject): Iterable<TextPlace> {
  for (const [path, what] of [
    [['data'], 'the data'],
    [['metadata', 'labels'], 'the label'],
    [['metadata', 'annotations'], 'the annotation'],
  ] as const) {
    if (path[0] === 'data' && object.groupKind !== '/ConfigMap') continue;
    const { value } = object.at(...path);
    if (isMap(value)) for (const key in value) yield place(object, [...path, key], `${what} \`${key}\``, false, key);
  }
  const values = CHART_VALUES.get(object.kind);
  const path = values ?? ['spec'];
  yield* inside(object, valueAt(object.value, path), path, values !== undefined);
}

/** What is text in the value at a path; `isFree` in the values of a chart. */
function inside(object: KubernetesObject, value: YamlValue | undefined, path: Path, isFree: boolean): TextPlace[] {
  if (typeof value === 'string' && isFree && TIMESTAMP.test(value)) {
    const key = path.findLast((part) => typeof part === 'string') ?? '';
    return [place(object, path, `\`${key}\``, true, key)];
  }
  const found: TextPlace[] = [];
  if (isList(value))
    for (const [index, item] of value.entries()) {
      if (mayHold(item)) found.push(...inside(object, item, [...path, index], isFree));
    }
  if (!isMap(value)) return found;
  for (const key in value) {
    const child = value[key];
    if (key === 'env') found.push(...variables(object, [...path, key], isFree));
    else if (typeof child === 'object' || (typeof child === 'string' && !VERSION.test(key))) {
      if (mayHold(child)) found.push(...inside(object, child, [...path, key], isFree));
    } else if (isFree && VERSION.test(key) && !NOT_TEXT.test(key))
      found.push(place(object, [...path, key], `\`${key}\``, true, key));
  }
  return found;
}

/** Whether a value is one that `inside` finds something in: a collection, or a text in which a date may be. */
function mayHold(value: YamlValue | undefined): boolean {
  return typeof value === 'string' ? TIMESTAMP.test(value) : typeof value === 'object' && value !== null;
}

/** The variables of a container: a list of names and values, in charts also a mapping. */
function* variables(object: KubernetesObject, path: Path, isFree: boolean): Iterable<TextPlace> {
  const { value } = object.at(...path);
  if (isList(value)) {
    for (const [index, entry] of value.entries()) {
      const name = isMap(entry) ? entry.name : undefined;
      if (typeof name === 'string')
        yield place(object, [...path, index, 'value'], `the variable \`${name}\``, isFree, name);
    }
  } else if (isFree && isMap(value)) {
    for (const name in value) {
      const own = isMap(value[name]) ? [...path, name, 'value'] : [...path, name];
      yield place(object, own, `the variable \`${name}\``, true, name);
    }
  }
}

function place(object: KubernetesObject, path: Path, what: string, isFree: boolean, name: string): TextPlace {
  return { at: object.at(...path), what, isFree, isSecret: SECRET.test(name) };
}

import type { YamlFile } from '../../src/kubernetes/manifests.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { isList, isMap, valueAt, type YamlValue } from '../../src/yaml/value.ts';

/** A value that someone changed in an object. */
export interface Edit {
  readonly object: KubernetesObject;
  readonly path: readonly (string | number)[];
}

/** What options of `flux install` and `flux bootstrap` set, so that Flux may have written it: paths without indexes. */
const SET_BY_OPTIONS = [
  'spec.template.spec.imagePullSecrets',
  'spec.template.spec.tolerations',
  'spec.template.spec.containers.args',
  'subjects',
];
const SYNC_OPTIONS = [
  'apiVersion',
  ...['interval', 'ref', 'url', 'path', 'secretRef', 'timeout', 'recurseSubmodules', 'sparseCheckout'].map(
    (field) => `spec.${field}`,
  ),
];
const IMAGE = 'spec.template.spec.containers.image';

/** The edits between two states of a file that no option of Flux explains, the first of each object. */
export function editsBetween(before: YamlFile, after: YamlFile): Edit[] {
  const known = new Map(before.objects.map((object) => [idOf(object), object]));
  return after.objects.flatMap((object) => {
    const old = known.get(idOf(object));
    if (!old || object.kind === 'NetworkPolicy') return [];
    for (const path of differences(old.value, object.value, [])) {
      if (!isOption(old, object, path)) return [{ object, path }];
    }
    return [];
  });
}

function isOption(old: KubernetesObject, object: KubernetesObject, path: Edit['path']): boolean {
  const field = path.filter((part) => typeof part === 'string').join('.');
  if (field === IMAGE) return tagOf(old.at(...path).value) === tagOf(object.at(...path).value);
  const options = object.group.endsWith('.toolkit.fluxcd.io') ? SYNC_OPTIONS : SET_BY_OPTIONS;
  return options.some((option) => field === option || field.startsWith(`${option}.`));
}

function tagOf(image: YamlValue | undefined): string {
  return typeof image === 'string' ? image.slice(image.lastIndexOf('/')) : '';
}

function idOf({ groupKind, namespace, name }: KubernetesObject): string {
  return `${groupKind}/${namespace}/${name}`;
}

/** The paths at which two values differ. */
function* differences(
  before: YamlValue | undefined,
  after: YamlValue | undefined,
  path: Edit['path'],
): Iterable<Edit['path']> {
  if (isMap(before) && isMap(after)) {
    for (const key of new Set([...Object.keys(after), ...Object.keys(before)]))
      yield* differences(valueAt(before, [key]), valueAt(after, [key]), [...path, key]);
  } else if (isList(before) && isList(after)) {
    for (let at = 0; at < Math.max(before.length, after.length); at++)
      yield* differences(before[at], after[at], [...path, at]);
  } else if (before !== after) yield path;
}

import { groupBy } from '../../src/grouping.ts';
import type { YamlFile } from '../../src/kubernetes/manifests.ts';
import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import type { SchemaProblem } from '../../src/kubernetes/terms/problem.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { writtenAt } from '../../src/yaml/origin.ts';
import { isList, isMap, type YamlValue } from '../../src/yaml/value.ts';

const KINDS = new Set(['/ConfigMap', '/Secret']);
const FIELDS = ['data', 'binaryData'];

/**
 * Data of a ConfigMap or Secret that is no map of texts, and that no build contains: the generator of an overlay replaces it or
 * merges into it, and kustomize drops what it cannot read without an error (kyaml, `RNode.GetDataMap`).
 */
export function* droppedData(file: YamlFile, revision: Revision): Iterable<readonly [KubernetesObject, SchemaProblem]> {
  for (const object of file.objects) {
    if (!KINDS.has(object.groupKind) || !FIELDS.some((field) => holdsNoTexts(object.at(field)))) continue;
    for (const problem of revision.schemas.problems(object)) {
      const place = object.at(...problem.path);
      if (problem.kind !== 'wrong-type' || !isDropped(object, place, revision)) continue;
      const message = `${problem.message} An overlay generates this ${object.kind} or changes it, so no build contains the value.`;
      yield [object, { ...problem, message, unsure: true }];
    }
  }
}

function holdsNoTexts({ value }: Place): boolean {
  if (value === undefined || value === null) return false;
  return !isMap(value) || Object.values(value).some((entry) => typeof entry === 'object' && entry !== null);
}

/** Whether a value, which is none that kustomize makes a text of, is in no build of its object. */
function isDropped(object: KubernetesObject, { path, value }: Place, revision: Revision): boolean {
  const [field = '', key] = path;
  if (!FIELDS.includes(String(field)) || (key !== undefined && typeof value !== 'object')) return false;
  const built = (judged(revision).get(writtenAt(object.origin)) ?? []).filter(({ builds }) => builds.length > 0);
  return built.length > 0 && built.every((one) => shapeOf(one.at(...path).value) !== shapeOf(value));
}

function shapeOf(value: YamlValue | undefined): string {
  return isList(value) ? 'list' : isMap(value) ? 'map' : typeof value;
}

const known = new WeakMap<Revision, ReadonlyMap<string, readonly KubernetesObject[]>>();

/** The ConfigMaps and Secrets that are checked, by where they are written. */
function judged(revision: Revision): ReadonlyMap<string, readonly KubernetesObject[]> {
  let objects = known.get(revision);
  if (!objects) {
    const found = revision.objects.filter(({ groupKind }) => KINDS.has(groupKind));
    objects = groupBy(found, ({ origin }) => writtenAt(origin));
    known.set(revision, objects);
  }
  return objects;
}

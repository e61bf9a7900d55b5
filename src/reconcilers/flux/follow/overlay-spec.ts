import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { fail } from '../../../kustomize/failure.ts';
import type { KustomizationFile } from '../../../kustomize/load/kustomization.ts';
import { join, type Tree } from '../../../repository/tree.ts';
import { copyList } from '../../../yaml/edit.ts';
import type { Origin } from '../../../yaml/origin.ts';
import {
  isMap,
  listAt,
  type MutableYamlMap,
  newMap,
  originOf,
  pushItem,
  setEntry,
  stringAt,
  type YamlMap,
  type YamlValue,
} from '../../../yaml/value.ts';
import { mergeImages } from './images.ts';

/** The fields of a Flux Kustomization's spec that go into the kustomization file. */
class SpecFields {
  readonly origin: Origin;
  readonly spec: YamlMap;

  constructor(flux: KubernetesObject) {
    this.origin = flux.at('spec').origin;
    this.spec = isMap(flux.value.spec) ? flux.value.spec : newMap();
  }

  originOf(field: string): Origin {
    return originOf(this.spec, field) ?? this.origin;
  }

  items(field: string): [YamlValue, Origin][] {
    const list = listAt(this.spec, field);
    return list.map((item, index) => [item, originOf(list, index) ?? this.originOf(field)]);
  }

  maps(field: string): [YamlMap, Origin][] {
    return this.items(field).flatMap(([item, origin]): [YamlMap, Origin][] => (isMap(item) ? [[item, origin]] : []));
  }
}

/** Merges the spec of a Flux Kustomization into the kustomization file that it builds. Throws a BuildFailure. */
export function applySpec(map: MutableYamlMap, flux: KubernetesObject, tree: Tree, overlay: KustomizationFile): void {
  const fields = new SpecFields(flux);
  for (const [field, target] of [
    ['targetNamespace', 'namespace'],
    ['namePrefix', 'namePrefix'],
    ['nameSuffix', 'nameSuffix'],
  ] as const) {
    const value = stringAt(fields.spec, field);
    if (value) setEntry(map, target, value, fields.originOf(field));
  }
  append(
    map,
    'patches',
    fields.maps('patches').map(([patch, origin]) => [patchEntry(patch, stringAt(patch, 'patch'), origin), origin]),
    fields,
  );
  append(map, 'components', components(fields, tree, overlay), fields);
  append(
    map,
    'patchesStrategicMerge',
    fields.items('patchesStrategicMerge').map(([patch, origin]) => [JSON.stringify(patch), origin]),
    fields,
  );
  append(
    map,
    'patchesJson6902',
    fields
      .maps('patchesJson6902')
      .map(([patch, origin]) => [patchEntry(patch, JSON.stringify(patch.patch ?? []), origin), origin]),
    fields,
  );
  const images = fields.maps('images');
  if (images.length > 0) setEntry(map, 'images', mergeImages(listAt(map, 'images'), images), fields.originOf('images'));
  const metadata = fields.items('buildMetadata');
  if (metadata.length > 0)
    setEntry(map, 'buildMetadata', listAt(fields.spec, 'buildMetadata'), fields.originOf('buildMetadata'));
}

/** Adds items after those of the file. */
function append(map: MutableYamlMap, field: string, items: readonly [YamlValue, Origin][], fields: SpecFields): void {
  if (items.length === 0) return;
  const list = copyList(listAt(map, field));
  for (const [item, origin] of items) pushItem(list, item, origin);
  setEntry(map, field, list, fields.originOf(field));
}

const SELECTORS = ['group', 'version', 'kind', 'name', 'namespace', 'labelSelector', 'annotationSelector'];

function patchEntry(patch: YamlMap, text: string | undefined, origin: Origin): YamlMap {
  const entry = newMap();
  if (text) setEntry(entry, 'patch', text, originOf(patch, 'patch') ?? origin);
  if (isMap(patch.target)) {
    const target = newMap();
    for (const field of SELECTORS) {
      const value = stringAt(patch.target, field);
      if (value) setEntry(target, field, value, originOf(patch.target, field) ?? origin);
    }
    setEntry(entry, 'target', target, originOf(patch, 'target') ?? origin);
  }
  return entry;
}

const REMOTE = /^(?:git::|gh:|ssh:\/\/|https:\/\/|http:\/\/|git@|github\.com:|github\.com\/)./i;

function components(fields: SpecFields, tree: Tree, { directory }: KustomizationFile): [YamlValue, Origin][] {
  return fields.items('components').filter(([component, origin]) => {
    if (typeof component !== 'string') return false;
    if (REMOTE.test(component) || /^(?:file:\/\/)?\//i.test(component)) {
      throw fail('bad-component', `component path '${component}' must be local and relative`, {
        origin,
        directory,
        message: `Flux reads components only from the source of the Kustomization, so the build fails on \`${component}\`. Write a path relative to \`spec.path\`.`,
      });
    }
    const path = join(directory, component);
    const exists = path !== undefined && (tree.isDirectory(path) || tree.file(path) !== undefined);
    return exists || fields.spec.ignoreMissingComponents !== true;
  });
}

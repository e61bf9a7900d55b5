import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { fail } from '../../../kustomize/failure.ts';
import { KustomizationFile } from '../../../kustomize/load/kustomization.ts';
import type { KustomizationReader } from '../../../kustomize/load/kustomization-reader.ts';
import { kustomizationFiles } from '../../../repository/kustomization-names.ts';
import { join, type Tree, type TreeFile } from '../../../repository/tree.ts';
import { copyList } from '../../../yaml/edit.ts';
import type { Origin } from '../../../yaml/origin.ts';
import {
  isMap,
  listAt,
  type MutableYamlMap,
  newList,
  newMap,
  originOf,
  pushItem,
  setEntry,
  stringAt,
  type YamlList,
  type YamlMap,
  type YamlValue,
} from '../../../yaml/value.ts';
import { mergeImages } from './images.ts';

/**
 * The kustomization file that kustomize-controller builds for a Flux Kustomization: the one of the directory, read leniently, or a
 * generated one, with the fields of the spec merged over it (fluxcd/pkg/kustomize/kustomize_generator.go). Throws a BuildFailure.
 */
export function rootOverlay(
  tree: Tree,
  reader: KustomizationReader,
  directory: string,
  flux: KubernetesObject,
): KustomizationFile {
  const [file] = kustomizationFiles(tree, directory);
  const overlay = file
    ? reader.read(directory, false)
    : generatedOverlay(tree, directory, flux.at('spec', 'path').origin);
  const map = copyOf(overlay);
  if (file && listAt(map, 'resources').length === 0) {
    setEntry(map, 'buildMetadata', texts([['originAnnotations', overlay.origin]]), overlay.origin);
  }
  applySpec(map, new SpecFields(flux), tree, overlay);
  return new KustomizationFile(overlay.directory, overlay.file, overlay.origin, map);
}

function copyOf({ map, origin }: KustomizationFile): MutableYamlMap {
  const copy = newMap();
  for (const key in map) {
    const value = map[key];
    if (value !== undefined) setEntry(copy, key, value, originOf(map, key) ?? origin);
  }
  return copy;
}

/** What a directory without a kustomization file is built from: all its YAML files, and the directories that have such a file. */
function generatedOverlay(tree: Tree, directory: string, origin: Origin): KustomizationFile {
  const resources = manifestPaths(tree, directory, '.');
  const map = newMap();
  if (resources.length === 0) setEntry(map, 'namespace', '_placeholder', origin);
  else setEntry(map, 'resources', texts(resources.map((path) => [path, origin])), origin);
  const path = join(directory, 'kustomization.yaml') ?? directory;
  const file: TreeFile = { path, size: 0, contentId: () => '', bytes: () => undefined };
  return new KustomizationFile(directory, file, origin, map);
}

function manifestPaths(tree: Tree, root: string, relative: string): string[] {
  const directory = join(root, relative) ?? root;
  return tree.names(directory).flatMap((name) => {
    const path = `${relative}/${name}`;
    const full = join(root, path) ?? '';
    if (!tree.isDirectory(full)) return /\.ya?ml$/.test(name) ? [path] : [];
    return kustomizationFiles(tree, full).length > 0 ? [path] : manifestPaths(tree, root, path);
  });
}

function texts(entries: readonly (readonly [string, Origin])[]): YamlList {
  const list = newList();
  for (const [text, origin] of entries) pushItem(list, text, origin);
  return list;
}

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

function applySpec(map: MutableYamlMap, fields: SpecFields, tree: Tree, overlay: KustomizationFile): void {
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

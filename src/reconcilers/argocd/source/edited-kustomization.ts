import { fail } from '../../../kustomize/failure.ts';
import { KustomizationFile } from '../../../kustomize/load/kustomization.ts';
import type { KustomizationReader } from '../../../kustomize/load/kustomization-reader.ts';
import { join, type Tree } from '../../../repository/tree.ts';
import { copyList } from '../../../yaml/edit.ts';
import type { Origin } from '../../../yaml/origin.ts';
import {
  copyMap,
  isMap,
  listAt,
  type MutableYamlMap,
  mapAt,
  newList,
  newMap,
  originOf,
  pushItem,
  setEntry,
  stringAt,
  type YamlList,
  type YamlMap,
} from '../../../yaml/value.ts';
import { setImages } from './images.ts';

/**
 * The kustomization file of a directory as Argo CD edits it before the build (`kustomize edit …`, util/kustomize): with the
 * fields of `source.kustomize` over it. Throws a BuildFailure.
 */
export function editedOverlay(
  tree: Tree,
  reader: KustomizationReader,
  directory: string,
  options: YamlMap,
  origin: Origin,
): KustomizationFile {
  const overlay = reader.read(directory, true);
  const map = copyMap(overlay.map);
  const at = (field: string): Origin => originOf(options, field) ?? origin;
  for (const field of ['namePrefix', 'nameSuffix', 'namespace']) {
    const text = stringAt(options, field);
    if (text) setEntry(map, field, text, at(field));
  }
  const images = listAt(options, 'images');
  if (images.length > 0) setEntry(map, 'images', setImages(listAt(map, 'images'), images, at('images')), at('images'));
  setReplicas(map, options, at('replicas'));
  addLabels(map, options, at('commonLabels'), overlay);
  const annotations = mapAt(options, 'commonAnnotations');
  if (annotations)
    addPairs(
      map,
      'commonAnnotations',
      annotations,
      options.forceCommonAnnotations === true,
      overlay,
      at('commonAnnotations'),
    );
  append(map, 'patches', listAt(options, 'patches'), at('patches'));
  append(map, 'components', presentComponents(tree, directory, options), at('components'));
  return new KustomizationFile(overlay.directory, overlay.file, overlay.origin, map);
}

function append(map: MutableYamlMap, field: string, items: YamlList, origin: Origin): void {
  if (items.length === 0) return;
  const list = copyList(listAt(map, field));
  for (const [index, item] of items.entries()) pushItem(list, item, originOf(items, index) ?? origin);
  setEntry(map, field, list, origin);
}

function setReplicas(map: MutableYamlMap, options: YamlMap, origin: Origin): void {
  const counts = listAt(options, 'replicas');
  if (counts.length === 0) return;
  const named = new Set(counts.map((count) => stringAt(count, 'name')));
  const own = listAt(map, 'replicas');
  const list = newList();
  for (const [index, item] of own.entries())
    if (!named.has(stringAt(item, 'name'))) pushItem(list, item, originOf(own, index) ?? origin);
  for (const [index, item] of counts.entries()) {
    if (!isMap(item)) continue;
    const entry = newMap();
    setEntry(entry, 'name', item.name ?? '', originOf(item, 'name') ?? origin);
    const count = typeof item.count === 'string' ? Number(item.count) : item.count;
    setEntry(entry, 'count', Number.isNaN(count) ? 0 : (count ?? 0), originOf(item, 'count') ?? origin);
    pushItem(list, entry, originOf(counts, index) ?? origin);
  }
  setEntry(map, 'replicas', list, origin);
}

function addLabels(map: MutableYamlMap, options: YamlMap, origin: Origin, overlay: KustomizationFile): void {
  const labels = mapAt(options, 'commonLabels');
  if (!labels || Object.keys(labels).length === 0) return;
  if (options.labelWithoutSelector !== true) {
    addPairs(map, 'commonLabels', labels, options.forceCommonLabels === true, overlay, origin);
    return;
  }
  const entry = newMap();
  setEntry(entry, 'pairs', labels, origin);
  if (options.labelIncludeTemplates === true) setEntry(entry, 'includeTemplates', true, origin);
  const list = newList();
  pushItem(list, entry, origin);
  append(map, 'labels', list, origin);
}

function addPairs(
  map: MutableYamlMap,
  field: 'commonLabels' | 'commonAnnotations',
  pairs: YamlMap,
  isForced: boolean,
  { directory }: KustomizationFile,
  origin: Origin,
): void {
  const merged = copyMap(mapAt(map, field) ?? newMap());
  for (const key of Object.keys(pairs)) {
    const place = originOf(pairs, key) ?? origin;
    if (Object.hasOwn(merged, key) && !isForced) {
      const what = field === 'commonLabels' ? 'label' : 'annotation';
      const force = field === 'commonLabels' ? 'forceCommonLabels' : 'forceCommonAnnotations';
      throw fail('invalid-overlay', `${what} ${key} already in kustomization file`, {
        origin: place,
        directory,
        message: `\`${directory}\` already defines the ${what} \`${key}\`, so Argo CD cannot add it. Set \`${force}: true\`, or remove one of the two.`,
      });
    }
    setEntry(merged, key, pairs[key] ?? '', place);
  }
  setEntry(map, field, merged, origin);
}

function presentComponents(tree: Tree, directory: string, options: YamlMap): YamlList {
  const components = listAt(options, 'components');
  if (options.ignoreMissingComponents !== true) return components;
  const present = newList();
  for (const [index, component] of components.entries()) {
    const path = typeof component === 'string' ? join(directory, component) : undefined;
    const origin = originOf(components, index);
    if (origin && path !== undefined && tree.isDirectory(path)) pushItem(present, component, origin);
  }
  return present;
}

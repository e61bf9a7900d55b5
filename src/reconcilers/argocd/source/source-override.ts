import { join, type Tree } from '../../../repository/tree.ts';
import type { YamlReader } from '../../../yaml/reader.ts';
import { copyMap, deleteEntry, isMap, newMap, originOf, setEntry, type YamlMap } from '../../../yaml/value.ts';

/** A source with what `.argocd-source.yaml` and `.argocd-source-NAME.yaml` in its directory merged over it (a JSON merge patch). */
export function overriddenSource(
  tree: Tree,
  reader: YamlReader,
  directory: string,
  application: string,
  source: YamlMap,
): YamlMap {
  let merged = source;
  for (const name of ['.argocd-source.yaml', `.argocd-source-${application}.yaml`]) {
    const path = name.includes('/') ? undefined : join(directory, name);
    const file = path === undefined ? undefined : tree.file(path);
    const value = file && reader.read(tree, file, 'kustomization')?.documents[0]?.value;
    if (isMap(value)) merged = mergePatch(merged, value);
  }
  return merged;
}

function mergePatch(map: YamlMap, patch: YamlMap): YamlMap {
  const merged = copyMap(map);
  for (const key of Object.keys(patch)) {
    const value = patch[key];
    const origin = originOf(patch, key);
    if (value === undefined || !origin) continue;
    const own = merged[key];
    if (value === null) deleteEntry(merged, key);
    else setEntry(merged, key, isMap(value) ? mergePatch(isMap(own) ? own : newMap(), value) : value, origin);
  }
  return merged;
}

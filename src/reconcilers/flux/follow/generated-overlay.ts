import { KustomizationFile } from '../../../kustomize/load/kustomization.ts';
import { kustomizationFiles } from '../../../repository/kustomization-names.ts';
import { join, type Tree } from '../../../repository/tree.ts';
import type { TreeFile } from '../../../repository/tree-file.ts';
import type { Origin } from '../../../yaml/origin.ts';
import { newList, newMap, pushItem, setEntry, type YamlList } from '../../../yaml/value.ts';

/** What a directory without a kustomization file is built from: all its YAML files, and the directories that have such a file. */
export function generatedOverlay(tree: Tree, directory: string, origin: Origin): KustomizationFile {
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

/** A list of texts, each with its origin. */
export function texts(entries: readonly (readonly [string, Origin])[]): YamlList {
  const list = newList();
  for (const [text, origin] of entries) pushItem(list, text, origin);
  return list;
}

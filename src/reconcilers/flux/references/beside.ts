import { directoryOf, type Tree } from '../../../repository/tree.ts';
import type { FluxGraph } from '../graph.ts';

/**
 * Directories directly next to a file that hold YAML files of which no cluster reads any: what the Kustomizations in that file
 * may have been meant to deploy.
 */
export function unreadBeside(file: string, tree: Tree, graph: FluxGraph): readonly string[] {
  const known = UNREAD.get(graph) ?? new Map<string, readonly string[]>();
  UNREAD.set(graph, known);
  const parent = directoryOf(file);
  const unread = known.get(parent) ?? unreadIn(parent, tree, graph);
  known.set(parent, unread);
  return unread;
}

/** What lies next to many files is the same. */
const UNREAD = new WeakMap<FluxGraph, Map<string, readonly string[]>>();

function unreadIn(parent: string, tree: Tree, graph: FluxGraph): string[] {
  return tree.names(parent).flatMap((name) => {
    const directory = parent === '' ? name : `${parent}/${name}`;
    if (/^[._]/.test(name) || !tree.isDirectory(directory)) return [];
    const files = filesBelow(directory, tree);
    return files.some((path) => /\.ya?ml$/.test(path)) && !files.some((path) => graph.files.has(path))
      ? [directory]
      : [];
  });
}

function filesBelow(directory: string, tree: Tree): string[] {
  return tree.names(directory).flatMap((name) => {
    const path = `${directory}/${name}`;
    if (tree.files.has(path)) return [path];
    return tree.isDirectory(path) ? filesBelow(path, tree) : [];
  });
}

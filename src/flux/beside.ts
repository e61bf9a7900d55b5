import { directoryOf, type Tree } from '../repository/tree.ts';
import type { FluxGraph } from './graph.ts';

/**
 * Directories directly beside a file that hold YAML files of which no cluster reads any: what the Kustomizations in that file
 * may have been meant to deploy.
 */
export function unreadBeside(file: string, tree: Tree, graph: FluxGraph): string[] {
  const parent = directoryOf(file);
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

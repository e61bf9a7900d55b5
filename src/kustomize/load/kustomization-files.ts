import { directoryOf, join, nameOf, type Tree, type TreeFile } from '../../repository/tree.ts';
import { compareText } from '../resources/compare-text.ts';

/** The names that a kustomization file may have. */
export const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** The names of the kustomization files in a directory. */
export function kustomizationFiles(tree: Tree, directory: string): TreeFile[] {
  return NAMES.flatMap((name) => {
    const path = join(directory, name);
    const file = path === undefined ? undefined : tree.file(path);
    return file ? [file] : [];
  });
}

/** All directories of a tree that have a kustomization file, sorted; those behind links once, at their own path. */
export function kustomizationDirectories(tree: Tree): string[] {
  const directories = new Set<string>();
  for (const path of tree.files.keys()) if (NAMES.includes(nameOf(path))) directories.add(directoryOf(path));
  return [...directories].sort(compareText);
}

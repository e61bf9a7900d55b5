import { directoryOf, nameOf, type Tree } from './tree.ts';
import type { TreeFile } from './tree-file.ts';

/** The file names that kustomize reads as a kustomization file, in its order. */
export const KUSTOMIZATION_NAMES: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** Whether a path is that of a kustomization file. */
export function isKustomizationPath(path: string): boolean {
  return KUSTOMIZATION_NAMES.includes(nameOf(path));
}

/** Whether a path is that of a file that is read as YAML. */
export function isYamlPath(path: string): boolean {
  return /\.ya?ml$/.test(path) || isKustomizationPath(path);
}

/** The paths that the kustomization file of a directory may have; `''` is the root of the tree. */
export function kustomizationPaths(directory: string): string[] {
  return KUSTOMIZATION_NAMES.map((name) => (directory === '' ? name : `${directory}/${name}`));
}

/** The kustomization files in a directory; kustomize fails where there are several. */
export function kustomizationFiles(tree: Tree, directory: string): TreeFile[] {
  return kustomizationPaths(directory).flatMap((path) => tree.file(path) ?? []);
}

/** All directories of a tree that have a kustomization file, sorted; those behind links once, where they are. */
export function kustomizationDirectories(tree: Tree): string[] {
  return [...new Set([...tree.files.keys()].filter(isKustomizationPath).map(directoryOf))].sort();
}

import { CODEOWNERS_PATHS } from './codeowners/codeowners.ts';
import { directoryOf } from './tree.ts';

/** The file in which SOPS finds its rules, for the files of its directory. */
export const SOPS_CONFIG = '.sops.yaml';

/** The paths in a repository of files outside of a folder that decide about files in it. */
export function pathsAbove(folder: string): string[] {
  const paths: string[] = [...CODEOWNERS_PATHS];
  for (let directory = folder; directory !== ''; ) {
    directory = directoryOf(directory);
    paths.push(directory === '' ? SOPS_CONFIG : `${directory}/${SOPS_CONFIG}`);
  }
  return paths;
}

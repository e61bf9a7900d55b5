import type { TreeFile } from './tree-file.ts';

/** The repository around a checked folder that is only a part of it, as far as it decides about the files in the folder. */
export interface Above {
  /** The folder in the repository, without a slash at its end. */
  readonly folder: string;
  /** Files of the repository, by their paths in it. */
  readonly files: ReadonlyMap<string, TreeFile>;
}

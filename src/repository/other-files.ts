import { contentId } from './content-id.ts';
import type { Tree } from './tree.ts';
import type { TreeFile } from './tree-file.ts';

/** A file to be. */
export interface NewFile {
  /** Relative to a folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** A tree without the files at some paths. */
export function treeWithout(tree: Tree, paths: ReadonlySet<string>): Tree {
  return tree.withFiles([...tree.files.values()].filter(({ path }) => !paths.has(path)));
}

/** A tree with more files, which replace those at the same paths. */
export function treeWith(tree: Tree, files: readonly NewFile[]): Tree {
  const added = files.map(({ path, text }): TreeFile => {
    const bytes = Buffer.from(text);
    return { path, size: bytes.length, bytes: () => bytes, contentId: () => contentId(bytes) };
  });
  return tree.withFiles([...tree.files.values(), ...added]);
}

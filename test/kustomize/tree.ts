import { createHash } from 'node:crypto';
import { Tree } from '../../src/repository/tree.ts';
import type { TreeFile } from '../../src/repository/tree-file.ts';

/** Files of a repository by their paths. */
export type Files = { readonly [path: string]: string };

/** A tree of files that stand nowhere but here. */
export function treeOf(files: Files, links: ReadonlyMap<string, string> = new Map()): Tree {
  return new Tree(
    Object.entries(files).map(([path, text]) => fileOf(path, text)),
    links,
  );
}

export function fileOf(path: string, text: string): TreeFile {
  const bytes = Buffer.from(text);
  const id = createHash('sha1').update(bytes).digest('hex');
  return { path, size: bytes.length, bytes: () => bytes, contentId: () => id };
}

/** The same tree with one file's text replaced. */
export function withText(tree: Tree, path: string, text: string, links: ReadonlyMap<string, string>): Tree {
  return new Tree(
    [...tree.files.values()].map((file) => (file.path === path ? fileOf(path, text) : file)),
    links,
  );
}

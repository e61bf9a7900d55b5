import { contentId } from './content-id.ts';
import type { Tree } from './tree.ts';

/** A tree with other bytes in place of those of a file, which is added if the tree does not have it. Links are followed. */
export function withFile(tree: Tree, path: string, bytes: Buffer): Tree {
  const real = tree.resolve(path) ?? path;
  const id = contentId(bytes);
  const files = [...tree.files.values()].filter((file) => file.path !== real);
  const file = { path: real, size: bytes.length, contentId: () => id, bytes: () => bytes };
  return tree.withFiles([...files, file]);
}

import { contentId } from './content-id.ts';
import { encodeLike } from './text-bytes.ts';
import type { Tree } from './tree.ts';
import type { TreeFile } from './tree-file.ts';

/** A tree with other texts at some paths; files that it does not have are not added. */
export function editedTree(tree: Tree, texts: ReadonlyMap<string, string>): Tree {
  const files = [...tree.files.values()].map((file) => {
    const text = texts.get(file.path);
    return text === undefined ? file : editedFile(file, text);
  });
  return tree.withFiles(files);
}

function editedFile(file: TreeFile, text: string): TreeFile {
  const bytes = encodeLike(file.bytes() ?? Buffer.alloc(0), text);
  return { ...file, size: bytes.length, bytes: () => bytes, contentId: () => contentId(bytes) };
}

import { TextFile } from '../../src/repository/text-file.ts';
import type { Tree } from '../../src/repository/tree.ts';
import { Origin } from '../../src/yaml/origin.ts';

/** The start of a file, whose text may not be readable. */
export function startOf(path: string, tree: Tree): Origin {
  return new Origin(tree.textAt(path) ?? new TextFile(path, ''), 0, 0, 0, 0);
}

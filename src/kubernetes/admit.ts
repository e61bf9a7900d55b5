import { MEGABYTE, numberText, raiseAdvice } from '../limits.ts';
import type { Tree } from '../repository/tree.ts';
import type { TreeFile } from '../repository/tree-file.ts';
import type { YamlReader } from '../yaml/reader.ts';

const SEPARATOR = '\n---';

/**
 * Leaves out those of some files with which a tree would have more bytes or documents than the limits allow, and gives the
 * others. The smallest files come first: what is large cannot take the place of what is not.
 */
export function admit(files: readonly TreeFile[], tree: Tree, reader: YamlReader): readonly TreeFile[] {
  const { megabytes, documents } = reader.guard.limits;
  let bytes = 0;
  let count = 0;
  const admitted: TreeFile[] = [];
  for (const file of [...files].sort((a, b) => a.size - b.size || (a.path < b.path ? -1 : 1))) {
    if (bytes + file.size > megabytes * MEGABYTE) {
      const why = `the YAML files of this repository have more than ${numberText(megabytes)} MiB in total, and the smallest files are read first`;
      reader.refuse(file, `${why}. ${raiseAdvice('megabytes')}`);
      continue;
    }
    const text = tree.text(file);
    const own = typeof text === 'string' ? 0 : documentsIn(text.text);
    if (count + own > documents) {
      const why = `the YAML files of this repository have more than ${numberText(documents)} documents in total, and the smallest files are read first`;
      reader.refuse(file, `${why}. ${raiseAdvice('documents')}`);
      tree.forget(file);
      continue;
    }
    bytes += file.size;
    count += own;
    admitted.push(file);
  }
  return admitted;
}

function documentsIn(text: string): number {
  let count = 1;
  for (let at = text.indexOf(SEPARATOR); at !== -1; at = text.indexOf(SEPARATOR, at + SEPARATOR.length)) count++;
  return count;
}

import type { ProblemFix } from '../../src/findings/problem.ts';
import type { Place } from '../../src/kubernetes/object.ts';
import { directoryOf, join, type Tree } from '../../src/repository/tree.ts';
import { Origin } from '../../src/yaml/origin.ts';

/** The fix for a file that `patches` lists as `resources` would: it needs the key `path`. */
export function listedPatch({ path, value, origin }: Place, tree: Tree): ProblemFix | undefined {
  const { file, start, text } = origin;
  const isEntry = path.length === 2 && path[0] === 'patches' && text === value;
  const target = typeof value === 'string' && isEntry ? join(directoryOf(file.path), value) : undefined;
  const before = file.text.slice(file.text.lastIndexOf('\n', start - 1) + 1, start);
  if (target === undefined || !tree.file(target) || !/^ *- +$/.test(before)) return undefined;
  return {
    title: `Replace with \`path: ${text}\``,
    edits: [{ at: new Origin(file, start, start, start, start), text: 'path: ' }],
  };
}

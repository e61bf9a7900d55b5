import type { ProblemFix } from '../../src/findings/problem.ts';
import { Origin } from '../../src/yaml/origin.ts';
import type { Renamed } from './renames.ts';

/** Makes the generator append no hash to the name, if its entry is in plain block style. */
export function keepName({ origin }: Renamed): ProblemFix | undefined {
  const { file, start, end } = origin;
  const entry = file.text.slice(start, end);
  const column = start - file.lineStart(file.position(start).line);
  const name = new RegExp(`(?:^|\\n {${column}})name:[ \\t]+[^\\s#&*|>{["']+[ \\t]*(?:#.*)?(?=\\r?\\n|$)`).exec(entry);
  if (!name || new RegExp(`(?:^|\\n {${column}})options:`).test(entry)) return undefined;
  const at = start + name.index + name[0].length;
  const indent = ' '.repeat(column);
  return {
    title: 'Keep the name without a hash',
    edits: [
      { at: new Origin(file, at, at, at, at), text: `\n${indent}options:\n${indent}  disableNameSuffixHash: true` },
    ],
  };
}

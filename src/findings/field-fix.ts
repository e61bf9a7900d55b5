import type { Place } from '../kubernetes/object.ts';
import { listWords } from '../text/words.ts';
import { linesBehind } from '../yaml/edit.ts';
import type { ProblemFix } from './problem.ts';

/** The fix that adds lines of YAML after a field, or undefined if that field is not on its own line of a file. */
export function addedAfter({ exists, path, origin }: Place, lines: readonly string[]): ProblemFix | undefined {
  const { file, keyStart, keyEnd } = origin;
  // What a controller creates has the origin of another field.
  if (!exists || file.text.slice(keyStart, keyEnd) !== path.at(-1)) return undefined;
  const edit = linesBehind(origin, lines);
  const keys = lines.filter((line) => !line.startsWith(' ')).map((line) => line.replace(/:$/, ''));
  return edit && { title: `Add ${listWords(keys.map((key) => `\`${key}\``))}`, edits: [edit] };
}

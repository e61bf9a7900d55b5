import type { ProblemFix } from '../../src/findings/problem.ts';
import { listedPaths } from '../../src/kustomize/listed.ts';
import { directoryOf, join } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { Origin } from '../../src/yaml/origin.ts';

/** An entry that the same list of a kustomization file has before. */
export interface Repeated {
  readonly first: Origin;
  /** Takes the second one out, or undefined if it shares its line. */
  readonly fix: ProblemFix | undefined;
}

/** The earlier entry that an entry of a kustomization file repeats, or undefined if there is none. */
export function findRepeated(entry: Origin, { manifests }: Revision): Repeated | undefined {
  const { file } = entry;
  const overlay = manifests.at(file.path);
  if (!overlay) return undefined;
  const directory = directoryOf(file.path);
  const paths = listedPaths(overlay);
  const own = paths.find(({ origin }) => origin.start === entry.start && origin.end === entry.end);
  if (!own) return undefined;
  const target = join(directory, own.path);
  const first = paths.find(
    ({ field, path, origin }) => field === own.field && origin.start < entry.start && join(directory, path) === target,
  );
  return first && { first: first.origin, fix: removeLine(entry) };
}

function removeLine({ file, start }: Origin): ProblemFix | undefined {
  const { line } = file.position(start);
  const from = file.lineStart(line);
  const to = line < file.lineCount ? file.lineStart(line + 1) : file.text.length;
  if (!/^\s*-\s+\S+\s*$/.test(file.text.slice(from, to))) return undefined;
  return { title: 'Remove the repeated entry', edits: [{ at: new Origin(file, from, from, from, to), text: '' }] };
}

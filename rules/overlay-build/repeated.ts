import { directoryOf, join, listedPaths, Origin, type ProblemFix, type RuleContext } from '../../src/lint/rule.ts';

/** Takes out an entry of a kustomization file that stands in the same list before; undefined where it does not, or not on a line of its own. */
export function removeRepeated(entry: Origin, { manifests }: RuleContext): ProblemFix | undefined {
  const { file } = entry;
  const overlay = manifests.at(file.path);
  if (!overlay) return undefined;
  const directory = directoryOf(file.path);
  const paths = listedPaths(overlay);
  const own = paths.find(({ origin }) => origin.start === entry.start && origin.end === entry.end);
  if (!own) return undefined;
  const target = join(directory, own.path);
  const isRepeated = paths.some(
    ({ field, path, origin }) => field === own.field && origin.start < entry.start && join(directory, path) === target,
  );
  const { line } = file.position(entry.start);
  const start = file.lineStart(line);
  const end = line < file.lineCount ? file.lineStart(line + 1) : file.text.length;
  if (!isRepeated || !/^\s*-\s+\S+\s*$/.test(file.text.slice(start, end))) return undefined;
  return { title: 'Remove the repeated entry', edits: [{ at: new Origin(file, start, start, start, end), text: '' }] };
}

import type { ProblemFix } from '../../src/findings/problem.ts';
import type { YamlFile } from '../../src/kubernetes/manifests.ts';
import { Origin } from '../../src/yaml/origin.ts';
import { isList, isMap, originOf, type YamlValue } from '../../src/yaml/value.ts';

/** The fix that deletes a comment, with its line if nothing else is on it; undefined for what may be more than a comment of YAML. */
export function deletedComment({ file, start, end }: Origin, yaml: YamlFile | undefined): ProblemFix | undefined {
  const { text } = file;
  // A second comment on the line may be for another tool.
  if (!yaml || yaml.type === 'template' || text.slice(start + 1, end).includes('#')) return undefined;
  const { line } = file.position(start);
  if (!isWhole(yaml) || linesOfTexts(yaml).has(line)) return undefined;
  const lineStart = file.lineStart(line);
  const before = text.slice(lineStart, start);
  const isAlone = before.trim() === '';
  const from = isAlone ? lineStart : lineStart + before.trimEnd().length;
  const next = text.indexOf('\n', end);
  const to = !isAlone ? end : next === -1 ? text.length : next + 1;
  return { title: 'Delete the comment', edits: [{ at: new Origin(file, from, from, from, to), text: '' }] };
}

function isWhole({ parsed }: YamlFile): boolean {
  return parsed.problems.length === 0 && parsed.documents.every(({ problems }) => problems.length === 0);
}

const LINES = new WeakMap<YamlFile, ReadonlySet<number>>();

/** The lines (from 1) after the first one of each text of several lines, where `#` can be a part of the text. */
function linesOfTexts(yaml: YamlFile): ReadonlySet<number> {
  const known = LINES.get(yaml);
  if (known) return known;
  const lines = new Set<number>();
  const add = (value: YamlValue, origin: Origin | undefined): void => {
    if (isList(value)) for (const [index, item] of value.entries()) add(item, originOf(value, index));
    else if (isMap(value)) for (const key of Object.keys(value)) add(value[key] ?? null, originOf(value, key));
    else if (origin?.file.path === yaml.path) {
      const [first, last] = [origin.file.position(origin.start).line, origin.file.position(origin.end).line];
      for (let line = first + 1; line <= last; line++) lines.add(line);
    }
  };
  for (const { value, origin } of yaml.parsed.documents) add(value, origin);
  LINES.set(yaml, lines);
  return lines;
}

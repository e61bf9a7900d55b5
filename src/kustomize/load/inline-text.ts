import { TextFile } from '../../repository/text-file.ts';
import type { ParsedFile } from '../../yaml/document.ts';
import type { Origin } from '../../yaml/origin.ts';
import { parseYaml, parseYamlRange } from '../../yaml/parse.ts';
import type { TextProblem } from '../../yaml/problem.ts';
import type { ScalarReading } from '../../yaml/scalars.ts';
import { isList, isMap, newList, newMap, setEntry, type YamlValue } from '../../yaml/value.ts';
import { inheritDefect } from '../resources/defects.ts';

/** Whether the text of an entry is not the path of a file but what the file would contain; kustomize tries to read each as such. */
export function isInline(text: string): boolean {
  return text.includes('\n') || text.includes('{') || /^\s*(?:#|$)/.test(text);
}

/**
 * Parses YAML in a scalar of another YAML file (an inline patch), or in a file that a generator reads. Origins point into that file if
 * the text is in it literally: as a whole, in a literal block, or in a plain or quoted scalar of one line. Otherwise they point to the
 * whole scalar.
 */
export function parseInlineText(text: string, origin: Origin, reading: ScalarReading, isTrimmed: boolean): ParsedFile {
  const { file, start, end } = origin;
  if (start === 0 && end === file.text.length && text === file.text) return parseYaml(file, reading);
  const ranges = rangesOf(text, origin, isTrimmed);
  if (ranges) {
    const parts = ranges.map(([start, end]) => parseYamlRange(origin.file, reading, start, end));
    if (parts.every(({ problems }) => problems.length === 0)) {
      return {
        file: origin.file,
        documents: parts.flatMap(({ documents }) => documents),
        problems: [],
        unread: parts.flatMap(({ unread }) => unread),
        values: parts.reduce((sum, { values }) => sum + values, 0),
      };
    }
  }
  const trimmed = isTrimmed ? text.trim() : text;
  const first = isTrimmed ? text.length - text.trimStart().length : 0;
  const place = ({ start: at }: TextProblem): Pick<TextProblem, 'start' | 'end'> => {
    const source = ranges ? sourceOffset(text, origin, first + at) : start;
    return { start: source, end };
  };
  return pinned(parseYaml(new TextFile(origin.file.path, trimmed), reading), origin, place);
}

/** The ranges of the file that contain the documents of a scalar's text, or undefined if they are not in it literally. */
function rangesOf(text: string, { file, start, end }: Origin, isTrimmed: boolean): [number, number][] | undefined {
  const first = file.text.charAt(start);
  if (first === '|') return blockRanges(text, file.text, start, end, isTrimmed);
  const quote = first === '"' || first === "'" ? 1 : 0;
  if (file.text.slice(start + quote, end - quote) !== text || text.includes('\n')) return undefined;
  return [[start + quote, end - quote]];
}

function blockRanges(
  text: string,
  source: string,
  start: number,
  end: number,
  isTrimmed: boolean,
): [number, number][] | undefined {
  const header = source.indexOf('\n', start);
  if (header === -1 || header >= end) return undefined;
  const lines = text.split('\n');
  const firstLine = lines.findIndex((line) => line.trim() !== '');
  const ranges: [number, number][] = [];
  let indent = -1;
  let at = header + 1;
  let partStart = at;
  for (let index = 0; index < lines.length && at <= end; index++) {
    const next = source.indexOf('\n', at);
    const lineEnd = next === -1 ? source.length : next;
    const line = lines[index] ?? '';
    const written = source.slice(at, lineEnd).replace(/\r$/, '');
    if (index === firstLine) indent = written.length - line.length;
    if (line !== '' && (indent < 0 || written.slice(indent) !== line)) return undefined;
    if (line.startsWith('%') || line.startsWith('...')) return undefined;
    if (line.startsWith('---')) {
      if (!/^---\s*(?:#.*)?$/.test(line)) return undefined;
      if (at > partStart) ranges.push([partStart, at]);
      partStart = Math.min(lineEnd + 1, source.length);
    }
    at = lineEnd + 1;
  }
  const last = !isTrimmed && text.endsWith('\n') ? source.indexOf('\n', end) + 1 || source.length : end;
  if (last > partStart) ranges.push([partStart, last]);
  return ranges;
}

/** Where the source has an offset of the text of a scalar, which is in it literally. */
function sourceOffset(text: string, { file, start, end }: Origin, offset: number): number {
  const source = file.text;
  if (source.charAt(start) !== '|') return Math.min(start + (/["']/.test(source.charAt(start)) ? 1 : 0) + offset, end);
  const before = text.slice(0, offset).split('\n');
  let line = source.indexOf('\n', start) + 1;
  for (let passed = 1; passed < before.length; passed++) line = source.indexOf('\n', line) + 1;
  const lineEnd = source.indexOf('\n', line);
  const written = source.slice(line, lineEnd === -1 ? source.length : lineEnd).replace(/\r$/, '');
  const column = before.at(-1)?.length ?? 0;
  const own = text.slice(offset - column).split('\n', 1)[0] ?? '';
  return Math.min(line + written.length - own.length + column, end);
}

/** The same documents with one origin for everything in them, and problems at their places. */
function pinned(
  { documents, problems, unread, values }: ParsedFile,
  origin: Origin,
  place: (problem: TextProblem) => Pick<TextProblem, 'start' | 'end'>,
): ParsedFile {
  const at = (problem: TextProblem): TextProblem => {
    const { kind, message } = problem;
    return { kind, message, ...place(problem) };
  };
  return {
    file: origin.file,
    documents: documents.map((document) =>
      inheritDefect(
        {
          ...document,
          file: origin.file,
          value: pin(document.value, origin),
          origin,
          problems: document.problems.map(at),
        },
        document,
      ),
    ),
    problems: problems.map(at),
    unread: unread.map(at),
    values,
  };
}

function pin(value: YamlValue, origin: Origin): YamlValue {
  if (isList(value)) {
    return newList(
      value.map((item) => pin(item, origin)),
      value.map(() => origin),
    );
  }
  if (!isMap(value)) return value;
  const map = newMap();
  for (const key in value) setEntry(map, key, pin(value[key] ?? null, origin), origin);
  return map;
}

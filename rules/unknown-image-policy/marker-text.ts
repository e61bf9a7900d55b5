import type { TextFile } from '../../src/repository/text-file.ts';
import { Origin } from '../../src/yaml/origin.ts';

/** A comment that asks image automation to write a value: `# {"$imagepolicy": "namespace:name:tag"}`. */
export interface Marker {
  /** The range of the text that names the policy. */
  readonly at: Origin;
  readonly text: string;
  /** Why automation does not see the marker, whatever policy it names. */
  readonly fault: 'not JSON' | 'not at a scalar' | undefined;
}

const TOKEN = '$imagepolicy';
const COMMENT = /^\{\s*["']?\$imagepolicy["']?\s*:\s*["']?([^"'{}\s]+)["']?\s*\}$/;
const MAX_LINE = 2000;

/** The markers of a file at the ends of lines; those on lines of their own are left out. */
export function markersOf(file: TextFile): Marker[] {
  const markers: Marker[] = [];
  let at = file.text.indexOf(TOKEN);
  while (at !== -1) {
    const { line, column } = file.position(at);
    const marker = file.line(line).length > MAX_LINE ? undefined : markerIn(file, line, column - 1);
    if (marker) markers.push(marker);
    at = file.text.indexOf(TOKEN, marker ? marker.at.end : at + 1);
  }
  return markers;
}

/** The marker in a line whose token begins at a column (from 0). */
function markerIn(file: TextFile, number: number, column: number): Marker | undefined {
  const line = file.line(number);
  const hash = line.lastIndexOf('#', column);
  const before = line.slice(0, Math.max(hash, 0));
  const comment = line.slice(hash + 1).trim();
  const text = COMMENT.exec(comment)?.[1];
  if (text === undefined || !/\s$/.test(before) || /^\s*(?:#|$)/.test(before)) return undefined;
  const start = file.lineStart(number) + line.lastIndexOf(text);
  const at = new Origin(file, start, start, start, start + text.length);
  const fault = !isJson(comment) ? 'not JSON' : isAtCollection(before, file, number) ? 'not at a scalar' : undefined;
  return { at, text, fault };
}

function isJson(comment: string): boolean {
  try {
    JSON.parse(comment);
    return true;
  } catch {
    return false;
  }
}

/** Whether a line ends with a list or mapping in brackets, or opens one that the next lines contain. */
function isAtCollection(line: string, file: TextFile, number: number): boolean {
  const before = line.trimEnd();
  if (before.endsWith(']')) return /(?:^|[:-]\s+)\[/.test(before);
  if (before.endsWith('}')) return /(?:^|[:-]\s+)\{/.test(before);
  if (!before.endsWith(':')) return false;
  let next = number + 1;
  while (next <= file.lineCount && /^\s*(?:#.*)?$/.test(file.line(next))) next++;
  const following = file.line(next);
  const deeper = indentOf(following) - columnOfKey(before);
  const isItem = /^\s*- /.test(following);
  return isItem ? deeper >= 0 : deeper > 0 && /^\s*[\w."'/-]+:(?:\s|$)/.test(following);
}

/** The column of the key of a line, after the dashes of a list. */
function columnOfKey(line: string): number {
  return /^(?:\s|-\s)*/.exec(line)?.[0].length ?? 0;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

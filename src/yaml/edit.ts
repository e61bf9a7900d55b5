import { Origin } from './origin.ts';
import { resolvePlain } from './scalars.ts';
import {
  copyMap,
  deleteEntry,
  type MutableYamlList,
  newList,
  ORIGINS,
  setEntry,
  type YamlList,
  type YamlMap,
  type YamlValue,
} from './value.ts';

/** Characters that need no quotes anywhere in a plain scalar. */
const PLAIN = /^[A-Za-z0-9_/.<>=~^*-][A-Za-z0-9_/.:@+<>=~^*-]*$/;
/** Openings that mean something else to YAML. */
const INDICATOR = /^[-?:*&!|>%@`#]/;
/** What ends a plain scalar on its line. */
const ENDS_PLAIN = /:(?:\s|$)|\s#|[\r\n\t]/;

/** Characters of a text that are looked at to learn its style: many edits may be made in a long one. */
const MOST_LOOKED_AT = 20_000;

/**
 * The text that puts `value` in place of the scalar at `origin`, in the quotes that it has, or undefined if the text there
 * is not clearly `current` (a block scalar, a value that a build composed).
 */
export function scalarText(origin: Origin, current: unknown, value: string): string | undefined {
  if (typeof current === 'object') return undefined;
  const { text, file } = origin;
  const quote = text.charAt(0);
  if (quote === '"' || quote === "'") {
    const inner = text.slice(1, -1);
    if (inner !== current) return undefined;
    return quote === '"' ? JSON.stringify(value) : inSingleQuotes(value);
  }
  if (text !== current && String(resolvePlain(text, 'resource')) !== String(current)) return undefined;
  return isPlainThere(value, text) ? value : plainOrQuoted(value, file.text);
}

/** Whether a string can replace a plain scalar without quotes, because it has no other special characters than that one. */
function isPlainThere(value: string, plain: string): boolean {
  const known = new Set(plain);
  const isSafe = (character: string): boolean => /[A-Za-z0-9_/.$-]/.test(character) || known.has(character);
  const isWhole = value[0] === plain[0] && !value.endsWith(' ') && !ENDS_PLAIN.test(value);
  return isWhole && readsAsText(value) && [...value].every(isSafe);
}

function readsAsText(value: string): boolean {
  return resolvePlain(value, 'resource') === value && resolvePlain(value, 'kustomization') === value;
}

/** A string as YAML that reads back as that string everywhere: plain if that is safe, otherwise in the quotes that a text uses most. */
export function plainOrQuoted(value: string, around = ''): string {
  const isPlain = readsAsText(value) && PLAIN.test(value) && !INDICATOR.test(value) && !value.endsWith(':');
  return isPlain ? value : inQuotes(value, around);
}

/** A string in quotes: those that the values of a text have most, double ones if it has none. */
export function inQuotes(value: string, around: string): string {
  const start = around.slice(0, MOST_LOOKED_AT);
  const count = (quote: string): number => start.match(new RegExp(`(?:: |- )${quote}`, 'g'))?.length ?? 0;
  const isSingle = /^[ -~]*$/.test(value) && count("'") > count('"');
  return isSingle ? inSingleQuotes(value) : JSON.stringify(value);
}

function inSingleQuotes(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** The entry `key: value` on its own line after another entry of its mapping, or undefined if that entry is not on its own line. */
export function entryBehind(origin: Origin, key: string, value: string): { at: Origin; text: string } | undefined {
  return linesBehind(origin, [`${key}: ${plainOrQuoted(value, origin.file.text)}`]);
}

/** Lines of YAML after an entry of a mapping, indented as it is, or undefined if that entry is not on its own line. */
export function linesBehind(origin: Origin, lines: readonly string[]): { at: Origin; text: string } | undefined {
  const { file, keyStart, keyEnd, end } = origin;
  const { text } = file;
  const indent = text.slice(text.lastIndexOf('\n', keyStart - 1) + 1, keyStart);
  if (keyStart === keyEnd || !/^ *(?:- +)*$/.test(indent)) return undefined;
  const newline = text.indexOf('\n', end);
  const lineEnd = newline === -1 ? text.length : newline;
  const at = text.charAt(lineEnd - 1) === '\r' ? lineEnd - 1 : lineEnd;
  const ending = `${text.slice(at, lineEnd)}\n`;
  const added = lines.map((line) => `${ending}${' '.repeat(indent.length)}${line}`).join('');
  return { at: new Origin(file, at, at, at, at), text: added };
}

/** A copy of a sequence that may be changed; its items and their origins are shared with the first. */
export function copyList(list: YamlList): MutableYamlList {
  return newList([...list], [...(list[ORIGINS] ?? [])]);
}

/** The mapping with one entry written, as a copy; everything else is shared. */
export function withEntry(map: YamlMap, key: string, value: YamlValue, origin: Origin): YamlMap {
  const copy = copyMap(map);
  setEntry(copy, key, value, origin);
  return copy;
}

/** The mapping without an entry, as a copy; the mapping itself if it has no such entry. */
export function withoutEntry(map: YamlMap, key: string): YamlMap {
  if (!Object.hasOwn(map, key)) return map;
  const copy = copyMap(map);
  deleteEntry(copy, key);
  return copy;
}

/** The sequence with one item written, as a copy; everything else is shared. */
export function withItem(list: YamlList, index: number, value: YamlValue, origin: Origin): YamlList {
  const copy = copyList(list);
  copy[index] = value;
  copy[ORIGINS][index] = origin;
  return copy;
}

/** The sequence with items taken out and others put in, as a copy; everything else is shared. */
export function splicedList(
  list: YamlList,
  index: number,
  remove: number,
  ...added: readonly [YamlValue, Origin][]
): YamlList {
  const copy = copyList(list);
  copy.splice(index, remove, ...added.map(([value]) => value));
  copy[ORIGINS].splice(index, remove, ...added.map(([, origin]) => origin));
  return copy;
}

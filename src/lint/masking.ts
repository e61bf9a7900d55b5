import { meaningOf, pairsIn, secretCandidates, tokensIn } from '../kubernetes/secrets.ts';
import type { TextFile } from '../repository/text-file.ts';
import type { Origin } from '../yaml/origin.ts';
import type { ParsedFile } from '../yaml/parse.ts';
import { isList, isMap, originOf, valueAt, type YamlValue } from '../yaml/value.ts';

/** What stands in place of a secret; it tells nothing of the secret's length. */
export const MASK = '•••';

/** Offsets in UTF-16 code units, end exclusive. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** `key: value`, `key = value`, `--key=value` anywhere in a line, quoted or not, in comments too. */
const SETTING = /(?<![\w.-])[\d.-]*([A-Za-z_][\w.-]*)["']?[ \t]{0,32}[:=]{1,2}(?=[ \t"'[{]|[^\s:=/])[ \t]{0,32}/g;
/** Keys whose values are never shown where a file does not parse, and so nobody knows what they are. */
const TELLING = /pass|pwd|secret|token|key|cred|auth|cert|private|webhook|dsn|conn|^value$/i;
/** Keys of a Secret that say what it is, not what it holds. */
const STRUCTURE =
  /^(?:apiVersion|kind|metadata|name|namespace|labels|annotations|type|immutable|data|stringData|items|spec|resources)$/;
const NAMES_SECRET = /\bkind["']?\s{0,32}:\s{0,32}["']?(?:Secret|List)\b/;

/**
 * The ranges of a file that are never shown: what Secrets and secret generators hold, values under keys that speak of a
 * secret, and credentials that show by their shape. Where a file does not parse, more is hidden rather than less.
 */
export class Masking {
  readonly #file: TextFile;
  readonly #parse: (() => ParsedFile) | undefined;
  #parsed: ParsedFile | undefined;
  #ranges: readonly Range[] | undefined;
  readonly #more: Range[] = [];

  /** `parse` reads the same file; undefined where it is no YAML. Nothing is looked for before something is asked. */
  constructor(file: TextFile, parse?: () => ParsedFile) {
    this.#file = file;
    this.#parse = parse;
  }

  /** Takes a range for secret, whatever it looks like. */
  hide(range: Range): void {
    this.#more.push(range);
    this.#ranges = undefined;
  }

  /** The text of a line (from 1), each secret in it replaced. */
  line(line: number): string {
    const text = this.#file.line(line);
    const from = this.#file.lineStart(line);
    const to = from + text.length;
    let shown = '';
    let at = from;
    for (const { start, end } of this.#secret()) {
      if (end <= from || start >= to || end <= at) continue;
      const begin = Math.max(start, at);
      // A secret of several lines keeps its indentation, so that the file stays readable.
      const indent = start < from ? (/^\s*/.exec(text)?.[0] ?? '') : '';
      shown += `${text.slice(at - from, begin - from)}${indent}${MASK}`;
      at = Math.min(end, to);
    }
    return shown + text.slice(at - from);
  }

  /** Whether a range touches something secret. */
  overlaps(start: number, end: number): boolean {
    return this.#secret().some((range) => range.start < Math.max(end, start + 1) && start < range.end);
  }

  #secret(): readonly Range[] {
    this.#parsed ??= this.#parse?.();
    this.#ranges ??= merged([...this.#held(), ...this.#written(), ...tokensIn(this.#file.text), ...this.#more]);
    return this.#ranges;
  }

  /** What the parsed values say. */
  *#held(): Iterable<Range> {
    for (const { value, origin } of this.#parsed?.documents ?? []) {
      for (const { held, path, text } of secretCandidates(value, true)) {
        const { start, end, file } = originAt(value, origin, path);
        if (file !== this.#file || (held === 'text' && !holdsSetting(text))) continue;
        yield { start, end };
      }
    }
  }

  /** What the lines say by themselves: comments, lost duplicates, and files that do not parse. */
  *#written(): Iterable<Range> {
    const { text, lineCount } = this.#file;
    const broken = this.#isBroken();
    const secret = broken && NAMES_SECRET.test(text);
    /** The indentation of the key whose value may go on below; undefined where none is open. */
    let open: number | undefined;
    for (let line = 1; line <= lineCount; line++) {
      const content = this.#file.line(line);
      const start = this.#file.lineStart(line);
      const indent = content.length - content.trimStart().length;
      if (open !== undefined && (content.trim() === '' || indent > open)) {
        yield { start: start + indent, end: start + content.length };
        continue;
      }
      open = undefined;
      const from = secretFrom(content, broken, secret);
      if (from === undefined) continue;
      const value = content.slice(from).trim();
      if (value !== '') yield { start: start + from, end: start + endOfSecret(content, from) };
      if (broken || value === '' || /^[|>]/.test(value)) open = broken || /^[|>]/.test(value) ? indent : undefined;
    }
  }

  #isBroken(): boolean {
    const parsed = this.#parsed;
    if (!parsed) return true;
    return parsed.problems.length > 0 || parsed.documents.some(({ problems }) => problems.length > 0);
  }
}

/** What wrote the value at a path. */
function originAt(value: YamlValue, origin: Origin, path: readonly (string | number)[]): Origin {
  let current: YamlValue | undefined = value;
  let found = origin;
  for (const key of path) {
    if (!isMap(current) && !isList(current)) break;
    found = originOf(current, key) ?? found;
    current = valueAt(current, [key]);
  }
  return found;
}

/** The offset in a line behind which everything is secret; undefined where nothing is. */
function secretFrom(line: string, broken: boolean, inSecret: boolean): number | undefined {
  let settings = 0;
  for (const match of line.matchAll(SETTING)) {
    settings++;
    const [whole, key = ''] = match;
    const meaning = meaningOf(key);
    const from = match.index + whole.length;
    if (/^(?:true|false|null|~)?\s*(?:#.*)?$/.test(line.slice(from)) && !broken) continue;
    if (meaning === 'password' || meaning === 'credential' || meaning === 'hash') return from;
    if (broken && (TELLING.test(key) || (inSecret && !STRUCTURE.test(key)))) return from;
  }
  const text = line.trim();
  if (!inSecret || settings > 0 || text === '' || /^(?:#|---|\.\.\.$)/.test(text) || /^[\w-]+:$/.test(text))
    return undefined;
  return line.length - line.trimStart().length;
}

/** Where a secret ends that begins at an offset of a line: before a suppression, which is no part of it. */
function endOfSecret(line: string, from: number): number {
  const comment = line.slice(from).search(/\s#\s*gitops-gate-ignore\b/);
  return comment === -1 ? line.length : from + comment;
}

function holdsSetting(text: string): boolean {
  for (const { key } of pairsIn(text)) {
    const meaning = meaningOf(key);
    if (meaning === 'password' || meaning === 'credential') return true;
  }
  return false;
}

/** Ranges in their order, overlapping ones put together, empty ones left out. */
function merged(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const range of ranges.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && range.start <= last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else result.push(range);
  }
  return result;
}

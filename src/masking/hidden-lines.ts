import { hintsAtSecret, speaksOfSecret } from '../kubernetes/terms/secret-names.ts';
import type { TextFile } from '../repository/text-file.ts';
import type { Range } from './masked-line.ts';
import { settingsIn } from './settings.ts';
import { isPlaceholder } from './telling-names.ts';

/** Keys whose values are never shown if a file does not parse, because their meaning is unknown. */
const TELLING = /cert|private|webhook|dsn|conn|^val|^value$/i;
/** Keys of a Secret that say what it is, not what it holds. */
const STRUCTURE =
  /^(?:apiVersion|kind|metadata|name|namespace|labels|annotations|type|immutable|data|stringData|items|spec|resources)$/;
/** Keys that end what a Secret or a generator holds. */
const BEHIND =
  /^\s*(?:-\s+)?["']?(?:apiVersion|kind|metadata|immutable|sops|spec|items|behavior|options)["']?\s*:|^---/;
const NAMES_SECRET = /\bkind["']?\s{0,32}:\s{0,32}["']?(?:\w*Secret|List)\b/;
const HOLDER = /^\s*(?:-\s+)?["']?(stringData|data|literals)["']?\s*:/;
/** The key of an entry; what follows is its value. */
const ENTRY = /^\s*(?:-\s+)?["']?[A-Za-z_.][\w.-]{0,127}["']?\s{0,32}(?::(?=\s|$|["'[{*&|>!])|=(?!=*\s*$))\s{0,32}/;

/** The ranges of a file that does not parse, or is not YAML: more is hidden rather than less. */
export function* hiddenLinesOfBroken(file: TextFile): Iterable<Range> {
  const lines = new LineScan(NAMES_SECRET.test(file.text), /secretGenerator/.test(file.text));
  for (let line = 1; line <= file.lineCount; line++) {
    const start = file.lineStart(line);
    for (const range of lines.next(file.line(line))) yield { start: start + range.start, end: start + range.end };
  }
}

/** Reads lines in order; what one line opens may go on in the next ones. */
class LineScan {
  readonly #isSecret: boolean;
  readonly #hasGenerator: boolean;
  /** The indentation of the key whose value may go on below, or undefined if none is open. */
  #open: number | undefined;
  #isHeld = false;

  constructor(isSecret: boolean, hasGenerator: boolean) {
    this.#isSecret = isSecret;
    this.#hasGenerator = hasGenerator;
  }

  *next(content: string): Iterable<Range> {
    if (this.#isHeld && BEHIND.test(content)) this.#isHeld = false;
    if (this.#isHeld) {
      const entry = entryIn(content);
      if (!isPlaceholder(content.slice(entry.start))) yield entry;
      return;
    }
    const holder = HOLDER.exec(content);
    if (holder && this.#holds(holder[1] ?? '')) {
      this.#isHeld = true;
      this.#open = undefined;
      yield { start: holder[0].length, end: content.length };
      return;
    }
    yield* this.#setting(content);
  }

  #holds(key: string): boolean {
    if (key === 'stringData') return true;
    return key === 'data' ? this.#isSecret : this.#hasGenerator;
  }

  *#setting(content: string): Iterable<Range> {
    const indent = content.length - content.trimStart().length;
    if (this.#open !== undefined && (content.trim() === '' || indent > this.#open)) {
      yield { start: indent, end: content.length };
      return;
    }
    this.#open = undefined;
    const from = secretFrom(content, this.#isSecret);
    if (from === undefined) return;
    if (content.slice(from).trim() !== '') yield { start: from, end: endOfSecret(content, from) };
    this.#open = indent;
  }
}

/** A line of what a Secret holds, without the key that begins it. */
function entryIn(content: string): Range {
  const key = ENTRY.exec(content)?.[0].length ?? content.length - content.trimStart().length;
  return { start: key, end: content.length };
}

/** The offset in a line behind which everything is secret, or undefined if nothing is. */
function secretFrom(line: string, isInSecret: boolean): number | undefined {
  let settings = 0;
  for (const { key, from } of settingsIn(line)) {
    settings++;
    const value = line.slice(from);
    if (isPlaceholder(value)) continue;
    if (speaksOfSecret(key) || hintsAtSecret(key) || TELLING.test(key)) return from;
    if (isInSecret && !STRUCTURE.test(key)) return from;
  }
  const text = line.trim();
  if (!isInSecret || settings > 0 || text === '' || /^(?:#|---|\.\.\.$)/.test(text) || /^[\w-]+:$/.test(text))
    return undefined;
  return line.length - line.trimStart().length;
}

/** The end of a secret that starts at an offset of a line. A suppression after it is not part of it. */
export function endOfSecret(line: string, from: number): number {
  const comment = line.slice(from).search(/\s#\s*gitops-gate-ignore\b/);
  return comment === -1 ? line.length : from + comment;
}

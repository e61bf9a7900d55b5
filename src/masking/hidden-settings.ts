import { speaksOfSecret } from '../kubernetes/terms/secret-names.ts';
import type { TextFile } from '../repository/text-file.ts';
import { endOfSecret } from './hidden-lines.ts';
import { joined, type Range } from './masked-line.ts';
import { isReferenceForm } from './reference-form.ts';
import { settingsIn } from './settings.ts';
import { isPlaceholder } from './telling-names.ts';

/** A line that sets nothing apart from what a parser reads: no sign, or a key with nothing or one plain word. */
const PLAIN = /^(?:[^:=\n]*|[ \t-]*[\w./-]+:(?:[ \t]+[\w./-]+)?[ \t]*)$/;
const NOTHING = /^(?:true|false|null|~)?\s*(?:#.*)?$/;

/**
 * The ranges of a parsed file that its lines alone show to be secret, such as comments.
 * `names`: the offsets of all words that indicate a secret. Other lines do not start a range. `judged`: the ranges of values that
 * the parsed file shows, hidden or not.
 */
export function* hiddenSettings(file: TextFile, names: readonly number[], judged: readonly Range[]): Iterable<Range> {
  const known = new Ranges(joined(judged));
  let next = 1;
  for (const at of names) {
    if (at < file.lineStart(next)) continue;
    next = file.position(at).line;
    let indent: number | undefined;
    do {
      const start = file.lineStart(next);
      const content = file.line(next++);
      if (indent !== undefined && (content.trim() === '' || indentOf(content) > indent)) {
        yield { start: start + indentOf(content), end: start + content.length };
        continue;
      }
      const ranges = [...settingsOf(content, (offset) => known.has(start + offset))];
      for (const range of ranges) yield { start: start + range.start, end: start + range.end };
      // A block may go on below.
      const [last] = ranges.slice(-1);
      indent = last && /^[|>]/.test(content.slice(last.start)) ? indentOf(content) : undefined;
    } while (indent !== undefined && next <= file.lineCount);
  }
}

/** The values of a line under names that mention a secret. */
function* settingsOf(line: string, isJudged: (offset: number) => boolean): Iterable<Range> {
  if (PLAIN.test(line)) return;
  const surroundings = new Surroundings(line);
  let behind = 0;
  for (const { key, from } of settingsIn(line)) {
    if (from < behind || isJudged(from) || !speaksOfSecret(key)) continue;
    const end = endOfValue(line, from, surroundings);
    const value = line.slice(from, end);
    if (isPlaceholder(value) || NOTHING.test(value) || isReferenceForm(line.slice(from))) continue;
    behind = end;
    yield { start: from, end };
  }
}

/** What a line has before an offset: a comment, brackets that are open. Offsets ascend, so that each letter is looked at once. */
class Surroundings {
  readonly #line: string;
  #at = 0;
  #depth = 0;
  #isComment = false;

  constructor(line: string) {
    this.#line = line;
  }

  before(offset: number): { readonly isComment: boolean; readonly isFlow: boolean } {
    for (; this.#at < offset; this.#at++) {
      const letter = this.#line.charAt(this.#at);
      if (letter === '{' || letter === '[') this.#depth++;
      else if (letter === '}' || letter === ']') this.#depth--;
      else if (letter === '#' && /^\s?$/.test(this.#line.charAt(this.#at - 1))) this.#isComment = true;
    }
    return { isComment: this.#isComment, isFlow: this.#depth > 0 };
  }
}

/** The end of a value at an offset: of what is quoted, of an entry of a mapping on one line, or of the line. */
function endOfValue(line: string, from: number, surroundings: Surroundings): number {
  const { isComment, isFlow } = surroundings.before(from);
  if (isComment) return endOfSecret(line, from);
  const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?=[ \t]{0,32}(?:[,}\]#]|$))/.exec(line.slice(from));
  if (quoted) return from + quoted[0].length;
  const stop = isFlow ? line.slice(from).search(/[,}\]]/) : -1;
  return stop > 0 ? from + line.slice(from, from + stop).trimEnd().length : endOfSecret(line, from);
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Ranges in ascending order that do not overlap, to be searched. */
class Ranges {
  readonly #ranges: readonly Range[];

  constructor(ranges: readonly Range[]) {
    this.#ranges = ranges;
  }

  has(offset: number): boolean {
    let low = 0;
    let high = this.#ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ranges[middle]?.end ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    const first = this.#ranges[low];
    return first !== undefined && first.start <= offset;
  }
}

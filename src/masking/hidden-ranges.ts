import type { TextFile } from '../repository/text-file.ts';
import type { ParsedFile } from '../yaml/document.ts';
import type { Origin } from '../yaml/origin.ts';
import { isList, isMap, originOf, valueAt, type YamlValue } from '../yaml/value.ts';
import { credentialsIn } from './credentials.ts';
import { hiddenLinesOfBroken } from './hidden-lines.ts';
import { hiddenPlaces } from './hidden-places.ts';
import { hiddenSettings } from './hidden-settings.ts';
import { joined, MaskedLine, type Range } from './masked-line.ts';
import { isPlaceholder } from './telling-names.ts';
import { mayHide, type TellingWords, tellingWordsIn } from './telling-words.ts';
import { valueRange } from './value-range.ts';

/** What of a file is hidden. */
interface Hidden {
  readonly ranges: readonly Range[];
  /** What YAML reads from the hidden values, if that is not what is written. */
  readonly texts: readonly string[];
}

/** What was found in files of which nothing more is known; base and head share most of them. */
const FOUND = new WeakMap<ParsedFile, Hidden>();

/**
 * The ranges of a file that are never shown: what Secrets and secret generators hold, values under keys that mention a
 * secret, and credentials that show by how they are used. Where a file does not parse, more is hidden rather than less.
 */
export class HiddenRanges {
  readonly #file: TextFile;
  readonly #parse: (() => ParsedFile) | undefined;
  #hidden: Hidden | undefined;
  readonly #more: Range[] = [];

  /** `parse` reads the same file, or undefined if it is not YAML. The search starts on first use. */
  constructor(file: TextFile, parse?: () => ParsedFile) {
    this.#file = file;
    this.#parse = parse;
  }

  /** Hides a range, whatever it looks like. */
  hide({ start, end }: Range): void {
    this.#more.push({ start, end });
    if (this.#hidden) this.#hidden = { ...this.#hidden, ranges: joined([...this.#hidden.ranges, { start, end }]) };
  }

  /** A line (from 1) with a mask for each hidden range in it. */
  line(line: number): MaskedLine {
    const text = this.#file.line(line);
    const from = this.#file.lineStart(line);
    const to = from + text.length;
    const hidden: Range[] = [];
    for (const { start, end } of this.#found().ranges) {
      if (end <= from || start >= to) continue;
      // A value of several lines keeps its indentation, so that the file stays readable.
      const first = start < from ? from + (/^\s*/.exec(text)?.[0].length ?? 0) : start;
      if (first < Math.min(end, to)) hidden.push({ start: first - from, end: Math.min(end, to) - from });
    }
    return new MaskedLine(text, hidden, this.#file.isUtf16);
  }

  /** Whether a range touches something hidden. */
  overlaps(start: number, end: number): boolean {
    const { ranges } = this.#found();
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ranges[middle]?.end ?? 0) > start) high = middle;
      else low = middle + 1;
    }
    const first = ranges[low];
    return first !== undefined && first.start < Math.max(end, start + 1);
  }

  /** The hidden values, as written and as YAML reads them. */
  get texts(): readonly string[] {
    const { ranges, texts } = this.#found();
    return [...texts, ...ranges.map(({ start, end }) => this.#file.text.slice(start, end))];
  }

  #found(): Hidden {
    this.#hidden ??= this.#find();
    return this.#hidden;
  }

  #find(): Hidden {
    const parsed = mayHide(this.#file.text) ? this.#parse?.() : undefined;
    const known = parsed && this.#more.length === 0 ? FOUND.get(parsed) : undefined;
    if (known) return known;
    const words = tellingWordsIn(this.#file.text);
    const { judged, texts } = this.#placesIn(parsed);
    const ranges = [
      ...credentialsIn(this.#file, words),
      ...judged.filter(({ isOpen }) => !isOpen),
      ...this.#settings(parsed, words, judged),
      ...this.#more,
    ];
    const hidden = { ranges: joined(ranges), texts };
    if (parsed && this.#more.length === 0) FOUND.set(parsed, hidden);
    return hidden;
  }

  /** What lines hide because of the names in them. */
  #settings(parsed: ParsedFile | undefined, { names }: TellingWords, judged: readonly Range[]): Iterable<Range> {
    if (parsed && !isBroken(parsed)) return hiddenSettings(this.#file, names, judged);
    return mayHide(this.#file.text) ? hiddenLinesOfBroken(this.#file) : [];
  }

  /** What the parsed values hide because of where they are; `isOpen`: only a variable, which is needed to find its value. */
  #placesIn(parsed: ParsedFile | undefined): { judged: (Range & { readonly isOpen: boolean })[]; texts: string[] } {
    const judged: (Range & { readonly isOpen: boolean })[] = [];
    const texts: string[] = [];
    for (const { value, origin } of parsed?.documents ?? []) {
      for (const place of hiddenPlaces(value, true)) {
        for (const text of place.texts) texts.push(text);
        const at = originAt(value, origin, place.path);
        if (at.file.path !== this.#file.path) continue;
        judged.push({ ...valueRange(at, place.path), isOpen: place.texts.every(isPlaceholder) });
      }
    }
    return { judged, texts };
  }
}

function isBroken(parsed: ParsedFile): boolean {
  return parsed.problems.length > 0 || parsed.documents.some(({ problems }) => problems.length > 0);
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

import { joined, type Range } from './masked-line.ts';
import { isPartOfWord, isRandom, RUN, randomRuns } from './random-runs.ts';
import { isPlaceholder } from './telling-names.ts';

/** Letters that a value of letters alone needs to be looked for: shorter ones may be any word. */
const MIN_WORD = 12;
const MAX_TEXT = 100_000;
/** Letters of the shortest value that is looked for; of them one must be a digit. */
const MIN_SHORT = 5;
/** Letters next to a run that may belong to its value. */
const MAX_REST = 64;
const WORD = /[A-Za-z0-9]{5,}/g;
/** Runs remembered in all; what lies beyond is hidden by its place only. */
const MAX_RUNS = 1_000_000;
/** Values remembered in all, for the same reason. */
const MAX_VALUES = 200_000;

/** The hidden values of a revision, to find them in messages, names and paths that contain one. */
export class HiddenValues {
  readonly #runs = new Set<string>();
  /** Values of one word that are too short to have runs, or have none. */
  readonly #words = new Set<string>();
  readonly #texts = new Set<string>();
  /** Lines of texts. */
  readonly #seen = new Set<string>();
  /** Values without such runs, by their first letters. */
  readonly #wholes = new Map<string, Set<string>>();

  add(text: string): void {
    if (this.#isFull || this.#texts.has(text)) return;
    this.#texts.add(text);
    for (const line of text.slice(0, MAX_TEXT).split('\n')) this.#line(line);
  }

  get #isFull(): boolean {
    return this.#runs.size > MAX_RUNS || this.#seen.size > MAX_VALUES;
  }

  #line(line: string): void {
    const value = unquoted(line.trim());
    // What begins like an alias, a tag or a block is read as one, and the parser mentions the rest.
    const behind = value.replace(/^[*&|>!%@`]+/, '');
    if (behind !== value) this.#line(behind);
    if (value.length < MIN_SHORT || this.#seen.has(value) || this.#isFull) return;
    this.#seen.add(value);
    if (isPlaceholder(value) || value.startsWith('ENC[')) return;
    if (/^[A-Za-z0-9]+$/.test(value)) this.#words.add(value);
    for (const form of formsOf(value)) this.#remember(form);
    for (const part of value.split(/[\s"'`=,;:@/]+/)) {
      const word = part.replace(/^[*&|>!%-]+/, '');
      if (/^(?=.*[0-9])(?=.*[A-Za-z])[A-Za-z0-9]{5,64}$/.test(word)) this.#words.add(word);
      if (word.length >= RUN && word !== value && isRandom(word))
        for (const form of formsOf(word)) this.#remember(form);
    }
  }

  #remember(text: string): void {
    const runs = randomRuns(text);
    for (const at of runs) this.#runs.add(text.slice(at, at + RUN));
    if (runs.length > 0 || text.length < (/[^A-Za-z]/.test(text) ? RUN : MIN_WORD)) return;
    const start = text.slice(0, RUN);
    const wholes = this.#wholes.get(start) ?? new Set();
    this.#wholes.set(start, wholes.add(text));
  }

  /** The parts of a text that hidden values are in. */
  in(text: string): Range[] {
    const ranges: Range[] = [];
    for (const at of randomRuns(text))
      if (this.#runs.has(text.slice(at, at + RUN))) ranges.push(wordRound(text, at, at + RUN));
    for (let at = 0; at + RUN <= text.length; at++) {
      if (isPartOfWord(text.charCodeAt(at - 1))) continue;
      for (const whole of this.#wholes.get(text.slice(at, at + RUN)) ?? []) {
        const end = at + whole.length;
        if (text.startsWith(whole, at) && !isPartOfWord(text.charCodeAt(end))) ranges.push({ start: at, end });
      }
    }
    for (const { 0: word, index } of text.matchAll(WORD))
      if (this.#words.has(word) && isPartOfName(text, index, word))
        ranges.push({ start: index, end: index + word.length });
    return joined(ranges);
  }
}

/** Whether a word may be what a hidden value made of a name: it has a digit, or is between `-`, `_` or `/` and the end of a quoted name. */
function isPartOfName(text: string, start: number, word: string): boolean {
  if (/[0-9]/.test(word)) return /[A-Za-z]/.test(word);
  const [before, after] = [text.charAt(start - 1), text.charAt(start + word.length)];
  return word.length >= RUN && /[-_/`]/.test(before) && /[-_/`]/.test(after) && before + after !== '``';
}

/** A part of a text with the letters and digits that it is a part of: no rest of a value is left next to a run of it. */
function wordRound(text: string, from: number, to: number): Range {
  let start = from;
  let end = to;
  while (from - start < MAX_REST && start > 0 && /[A-Za-z0-9]/.test(text.charAt(start - 1))) start--;
  while (end - to < MAX_REST && /[A-Za-z0-9]/.test(text.charAt(end))) end++;
  return { start, end };
}

/** The ways to write a value: as it is, in JSON, in a URL, in hexadecimal, and in base64 behind 0, 1 or 2 other bytes. */
function formsOf(value: string): Set<string> {
  const bytes = Buffer.from(value);
  const forms = new Set([
    value,
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(toWellFormed(value)),
    bytes.toString('hex'),
  ]);
  for (const before of [0, 1, 2]) {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // The letters at both ends depend on the surroundings of the value.
    const text = encoded.slice(before === 0 ? 0 : before + 1, bytes.length % 3 === (3 - before) % 3 ? undefined : -1);
    if (text.length >= RUN) {
      forms.add(text);
      forms.add(text.replaceAll('+', '-').replaceAll('/', '_'));
    }
  }
  return forms;
}

/** Halves of surrogate pairs have no form in a URL. */
function toWellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/s, '$2');
}

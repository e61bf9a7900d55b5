import { Place } from '../kubernetes/object.ts';
import type { Tree } from '../repository/tree.ts';
import type { Origin } from '../yaml/origin.ts';
import type { YamlReader } from '../yaml/reader.ts';
import { tokensAndLoginsIn } from './credentials.ts';
import { HiddenValues } from './hidden-values.ts';
import { KeyNames } from './key-names.ts';
import { MASK } from './mask.ts';
import { joined, MaskedLine, type Range } from './masked-line.ts';
import { RedactedFiles } from './redacted-files.ts';
import { valueRange } from './value-range.ts';

/** The source lines that a report may show, with hidden values masked. */
export interface Snippets {
  /** A line (from 1) of the head, or of the base, with every hidden value masked; undefined if the file is not available. */
  line(path: string, line: number, side?: 'base'): MaskedLine | undefined;
}

/** Ciphertext of SOPS, cut or not. */
const CIPHERTEXT = /ENC\[AES256_GCM,[^\]\s`]*(?:\]|…)?/g;

/** Values that are no secret wherever they stand, and that messages use as words of their own. */
const SAYS_NOTHING = /^(?:|true|false|null|~)$/i;

/** Decides what of the files of a tree, and of other repositories, may be shown: in lines, messages, names and values. */
export class Redactor implements Snippets {
  readonly #files: RedactedFiles;
  #values: HiddenValues | undefined;
  readonly #keys = new KeyNames();
  readonly #defined: string[] = [];
  #first: (() => void) | undefined;
  /** What is hidden after that. */
  readonly #next: (Place | Origin)[] = [];

  /** `others` give the texts of files that are not of the tree. */
  constructor(tree: Tree, reader: YamlReader, ...others: readonly Pick<Tree, 'textAt'>[]) {
    this.#files = new RedactedFiles(tree, reader, others);
  }

  /** Hides more, with `hide` and `hideText`, before the redactor is first asked what may be shown. Most runs that find nothing never ask. */
  hideFirst(hideMore: () => void): void {
    this.#first = hideMore;
  }

  #prepare(): void {
    const hideMore = this.#first;
    this.#first = undefined;
    hideMore?.();
    for (const at of this.#next.splice(0)) this.hideValue(at);
  }

  /** Hides what wrote a value, and the value wherever it is. */
  hide({ file, start, end, text }: Origin): void {
    this.#files.at(file.path)?.hidden.hide({ start, end });
    this.#defined.push(text);
    this.#values = undefined;
  }

  /** Hides the value of a place in the lines that are shown; its key stays. */
  hideValue(at: Place | Origin): void {
    if (this.#first) {
      this.#next.push(at);
      return;
    }
    const origin = at instanceof Place ? at.origin : at;
    this.#files.at(origin.file.path)?.hidden.hide(at instanceof Place ? valueRange(origin, at.path) : origin);
  }

  /** Hides a text that reveals a hidden value: its hash. */
  hideText(text: string): void {
    this.#defined.push(text);
    this.#values = undefined;
  }

  line(path: string, line: number): MaskedLine | undefined {
    this.#prepare();
    return this.#files.at(path)?.hidden.line(line);
  }

  /** Whether what wrote a value is hidden in its file. */
  hides({ file, start, end }: Pick<Origin, 'file' | 'start' | 'end'>): boolean {
    this.#prepare();
    return this.#files.at(file.path)?.hidden.overlaps(start, end) ?? false;
  }

  /** A text for people without hidden values, logins of URLs, tokens and ciphertext. Keys, names and our own words stay. */
  text(text: string): string {
    this.#prepare();
    const ranges = [...tokensAndLoginsIn(text), ...this.#hiddenIn(text)];
    const clear = ranges.length === 0 ? text : new MaskedLine(text, joined(ranges)).text;
    return clear.includes('ENC[') ? clear.replace(CIPHERTEXT, 'ENC[…]') : clear;
  }

  /**
   * A message about places, which quotes no value that a hidden range wrote. A value that is also a name or a key stays:
   * the message mentions the name then.
   */
  message(message: string, places: readonly Origin[], names: readonly string[]): string {
    let clear = this.text(message);
    for (const place of places) {
      const value = withoutQuotes(place.text.trim());
      if (SAYS_NOTHING.test(value) || value.includes('\n') || !clear.includes(`\`${value}\``)) continue;
      if (names.includes(value) || !this.hides(place) || this.#keys.has(place.file, value)) continue;
      clear = clear.replaceAll(`\`${value}\``, `\`${MASK}\``);
    }
    return clear;
  }

  /** The variables (`${NAME}`) that hidden values of the tree are made of. */
  variables(): ReadonlySet<string> {
    const names = new Set<string>();
    for (const path of this.#files.searched())
      for (const text of this.#files.at(path)?.hidden.texts ?? [])
        for (const [, name = ''] of text.matchAll(/\$\{(\w+)\}/g)) names.add(name);
    return names;
  }

  /** Hidden values in a text that the repository shows nowhere. */
  #hiddenIn(text: string): Range[] {
    return this.#hiddenValues()
      .in(text)
      .filter(({ start, end }) => !this.#files.show(text.slice(start, end)));
  }

  #hiddenValues(): HiddenValues {
    if (this.#values) return this.#values;
    const values = new HiddenValues();
    for (const path of this.#files.searched())
      for (const text of this.#files.at(path)?.hidden.texts ?? []) values.add(text);
    for (const text of this.#defined) values.add(text);
    this.#values = values;
    return values;
  }
}

function withoutQuotes(text: string): string {
  return text.replace(/^(["'])(.*)\1$/s, '$2');
}

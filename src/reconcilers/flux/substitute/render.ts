import { formatNumber } from '../../../kustomize/resources/number.ts';
import type { Origin } from '../../../yaml/origin.ts';
import { isList, isMap, originOf, type YamlList, type YamlMap, type YamlValue } from '../../../yaml/value.ts';
import { scalarStyle } from './scalar-style.ts';

/** An entry or item of the object with the range of the rendered text from its key or content to its end. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly value: YamlValue;
  readonly origin: Origin;
}

/** An object as text, and the places of its values in it. */
export interface Rendered {
  readonly text: string;
  /** The entries of mappings, by the offset of their keys. */
  readonly entries: ReadonlyMap<number, Mark>;
  /** The items of sequences, by the offset of their content. */
  readonly items: ReadonlyMap<number, Mark>;
  /** Both, in the order of the text. */
  readonly marks: readonly Mark[];
}

/** Columns after which text is folded. */
const WIDTH = 80;
const KEY_LENGTH = 128;
const BREAK = /[\n\r\u0085\u2028\u2029]/;

/** The text that sigs.k8s.io/yaml writes for an object: what Flux substitutes in. Keys are sorted, comments and quotes are gone. */
export function renderObject(value: YamlMap, origin: Origin): Rendered {
  return new Renderer(origin).render(value);
}

class Renderer {
  readonly #parts: string[] = [];
  readonly #entries = new Map<number, Mark>();
  readonly #items = new Map<number, Mark>();
  readonly #marks: Mark[] = [];
  readonly #origin: Origin;
  #length = 0;
  #column = 0;

  constructor(origin: Origin) {
    this.#origin = origin;
  }

  render(value: YamlMap): Rendered {
    if (Object.keys(value).length === 0) this.#write('{}');
    else this.#mapping(value, 0, true);
    if (this.#column > 0) this.#write('\n');
    return { text: this.#parts.join(''), entries: this.#entries, items: this.#items, marks: this.#marks };
  }

  #write(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
    const at = text.lastIndexOf('\n');
    this.#column = at === -1 ? this.#column + text.length : text.length - at - 1;
  }

  #newLine(indent: number): void {
    this.#write((this.#column > 0 ? '\n' : '') + ' '.repeat(indent));
  }

  /** Marks what `write` writes. */
  #marked(places: Map<number, Mark>, value: YamlValue, origin: Origin | undefined, write: () => void): void {
    const start = this.#length;
    const index = this.#marks.push({ start, end: start, value, origin: origin ?? this.#origin }) - 1;
    write();
    const mark = { start, end: this.#length, value, origin: origin ?? this.#origin };
    this.#marks[index] = mark;
    places.set(start, mark);
  }

  /** The entries of a mapping. With `inline`, the first continues the current line. Each other entry is on its own line. */
  #mapping(map: YamlMap, indent: number, inline: boolean): void {
    Object.keys(map)
      .sort()
      .forEach((key, index) => {
        if (!inline || index > 0) this.#newLine(indent);
        this.#entry(key, map[key] ?? null, indent, originOf(map, key));
      });
  }

  #entry(key: string, value: YamlValue, indent: number, origin: Origin | undefined): void {
    const isSimple = Buffer.byteLength(key) <= KEY_LENGTH && !BREAK.test(key);
    if (!isSimple) this.#write('? ');
    this.#marked(this.#entries, value, origin, () => {
      this.#string(key, indent, isSimple);
      if (!isSimple) this.#newLine(indent);
      this.#write(':');
      if (!isSimple) this.#inline(value, indent);
      else if (isMap(value) && Object.keys(value).length > 0) this.#mapping(value, indent + 2, false);
      else if (isList(value) && value.length > 0) this.#sequence(value, indent, false);
      else this.#inline(value, indent);
    });
  }

  #sequence(list: YamlList, indent: number, inline: boolean): void {
    list.forEach((item, index) => {
      if (!inline || index > 0) this.#newLine(indent);
      this.#write('- ');
      this.#marked(this.#items, item, originOf(list, index), () => this.#content(item, indent));
    });
  }

  #inline(value: YamlValue, indent: number): void {
    this.#write(' ');
    this.#content(value, indent);
  }

  /** A value on the line of its `-` or lone `:`. */
  #content(value: YamlValue, indent: number): void {
    if (isMap(value) && Object.keys(value).length > 0) this.#mapping(value, indent + 2, true);
    else if (isList(value) && value.length > 0) this.#sequence(value, indent + 2, true);
    else this.#scalar(value, indent);
  }

  #scalar(value: YamlValue, indent: number): void {
    if (typeof value === 'string') this.#string(value, indent, false);
    else if (typeof value === 'number') this.#write(formatNumber(value));
    else if (value === null || typeof value === 'boolean') this.#write(String(value));
    else this.#write(isList(value) ? '[]' : '{}');
  }

  #string(text: string, indent: number, isKey: boolean): void {
    const style = scalarStyle(text, isKey);
    if (style === 'literal') this.#literal(text, indent + 2);
    else if (style === 'double') this.#write(`"${escaped(text)}"`);
    else {
      const quote = style === 'single' ? "'" : '';
      this.#write(quote);
      this.#folded(quote === '' ? text : text.replaceAll("'", "''"), indent, isKey);
      this.#write(quote);
    }
  }

  /** Text on one line, or folded at single spaces beyond the width. */
  #folded(text: string, indent: number, isKey: boolean): void {
    const mayFold = !isKey && this.#column + text.length > WIDTH && !BREAK.test(text);
    const words = mayFold ? text.split(/(?<! ) (?! )/) : [text];
    words.forEach((word, index) => {
      if (index > 0) this.#write(this.#column > WIDTH ? `\n${' '.repeat(indent + 2)}` : ' ');
      this.#write(word);
    });
  }

  #literal(text: string, indent: number): void {
    const hint = /^[ \n\r\u0085\u2028\u2029]/.test(text) ? '2' : '';
    const chomping = !text.endsWith('\n') ? '-' : /^\n$|[\n\r\u0085\u2028\u2029]\n$/.test(text) ? '+' : '';
    const lines = text.replace(/\n$/, '').split('\n');
    const margin = ' '.repeat(indent);
    this.#write(`|${hint}${chomping}\n`);
    const body = lines.map((line) => (line === '' ? '' : margin + line)).join('\n');
    this.#write(text.endsWith('\n') ? `${body}\n` : body);
  }
}

const ESCAPES: Record<string, string> = {
  '\0': '0',
  '\x07': 'a',
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\v': 'v',
  '\f': 'f',
  '\r': 'r',
  '\x1b': 'e',
  '"': '"',
  '\\': '\\',
  '\x85': 'N',
  '\u2028': 'L',
  '\u2029': 'P',
};

function escaped(text: string): string {
  return text.replace(/["\\]|[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/gu, (character) => {
    const letter = ESCAPES[character];
    if (letter !== undefined) return `\\${letter}`;
    const code = character.codePointAt(0) ?? 0;
    const digits = code.toString(16).toUpperCase();
    if (code <= 0xff) return `\\x${digits.padStart(2, '0')}`;
    return code <= 0xffff ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`;
  });
}

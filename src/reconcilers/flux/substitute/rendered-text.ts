import { scalarStyle } from './scalar-style.ts';

/** Columns after which text is folded. */
const WIDTH = 80;
/** What ends a line in YAML 1.1. */
export const BREAK = /[\n\r\u0085\u2028\u2029]/;

/** A text of YAML that grows, with its scalars as sigs.k8s.io/yaml writes them. */
export class RenderedText {
  protected readonly parts: string[] = [];
  /** UTF-16 code units of the text. */
  protected length = 0;
  /** Those of its last line. */
  protected column = 0;

  protected write(text: string): void {
    this.parts.push(text);
    this.length += text.length;
    const at = text.lastIndexOf('\n');
    this.column = at === -1 ? this.column + text.length : text.length - at - 1;
  }

  protected newLine(indent: number): void {
    this.write((this.column > 0 ? '\n' : '') + ' '.repeat(indent));
  }

  protected string(text: string, indent: number, isKey: boolean): void {
    const style = scalarStyle(text, isKey);
    if (style === 'literal') this.#literal(text, indent + 2);
    else if (style === 'double') this.write(`"${escaped(text)}"`);
    else {
      const quote = style === 'single' ? "'" : '';
      this.write(quote);
      this.#folded(quote === '' ? text : text.replaceAll("'", "''"), indent, isKey);
      this.write(quote);
    }
  }

  /** Text on one line, or folded at single spaces beyond the width. */
  #folded(text: string, indent: number, isKey: boolean): void {
    const mayFold = !isKey && this.column + text.length > WIDTH && !BREAK.test(text);
    const words = mayFold ? text.split(/(?<! ) (?! )/) : [text];
    words.forEach((word, index) => {
      if (index > 0) this.write(this.column > WIDTH ? `\n${' '.repeat(indent + 2)}` : ' ');
      this.write(word);
    });
  }

  #literal(text: string, indent: number): void {
    const hint = /^[ \n\r\u0085\u2028\u2029]/.test(text) ? '2' : '';
    const chomping = !text.endsWith('\n') ? '-' : /^\n$|[\n\r\u0085\u2028\u2029]\n$/.test(text) ? '+' : '';
    const lines = text.replace(/\n$/, '').split('\n');
    const margin = ' '.repeat(indent);
    this.write(`|${hint}${chomping}\n`);
    const body = lines.map((line) => (line === '' ? '' : margin + line)).join('\n');
    this.write(text.endsWith('\n') ? `${body}\n` : body);
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

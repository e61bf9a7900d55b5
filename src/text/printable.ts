/**
 * Characters that steer a terminal or hide from a reader: controls (with escape and the C1 set), direction and other
 * invisible marks, line separators, halves of surrogate pairs. Joiners stay: emoji and several scripts need them.
 */
const UNSAFE =
  /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Surrogate}/gu;

/** A text in which nothing steers a terminal, of the same length in UTF-16 code units; tabs stay. */
export function visible(text: string): string {
  return text.replace(UNSAFE, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}

/** A text for one line of output: nothing in it steers a terminal or breaks the line. */
export function printable(text: string): string {
  return visible(text).replace(/\t/g, ' ');
}

/** A text without halves of surrogate pairs, which have no encoding. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** A text cut to a number of UTF-16 code units, with `…` if something was cut. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, Math.max(0, limit - 1)).replace(/[\ud800-\udbff]$/, '')}…`;
}

/**
 * A text in which the log of a GitHub runner does not find commands: it executes `::` at the start of a line and `##[` anywhere.
 * An invisible word joiner separates these characters.
 */
export function withoutCommands(text: string): string {
  return text.replaceAll('##[', '##\u2060[').replace(/^([ \t]*):(?=:)/gm, '$1:\u2060');
}

/** A value as JSON text in which nothing steers a terminal or a runner; the same value gives the same bytes. */
export function jsonText(value: unknown): string {
  return `${harmless(JSON.stringify(value, null, 2))}\n`;
}

/** The same on one line, with a space after each colon and comma, and without the line break at the end. */
export function jsonLine(value: Readonly<Record<string, string | number | undefined>>): string {
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return harmless(`{ ${entries.map(([key, one]) => `${JSON.stringify(key)}: ${JSON.stringify(one)}`).join(', ')} }`);
}

function harmless(json: string): string {
  return json
    .replaceAll('##[', '##\\u005b')
    .replace(UNSAFE, (character) => (character === '\n' ? '\n' : unicodeEscape(character)));
}

/** A character of one UTF-16 code unit as JSON may write it. */
function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A value in backquotes, cut if it is long and without what would end them. */
export function quoted(text: string): string {
  return `\`${shorten(text).replaceAll('`', "'")}\``;
}

/** A text on one line, cut if it is longer than 60 UTF-16 code units. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= 60 ? line : `${line.slice(0, 57)}…`;
}

/** Things as a list in words: `a`, `a and b`, `a, b and c`. */
export function listWords(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}

/** A whole number with commas between its thousands; Intl would cost a run of no findings more than all the rest. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** A number and its noun: `1 file`, `2 files`. */
export function countOf(count: number, noun: string): string {
  return `${grouped(count)} ${count === 1 ? noun : pluralOf(noun)}`;
}

/** A noun in the plural: `files`, `patches`, `policies`. */
export function pluralOf(noun: string): string {
  if (/(?:s|x|ch|sh)$/.test(noun)) return `${noun}es`;
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

/** The first few names of a list, and how many there are beyond: `a, b, c and 6 more`. */
export function firstFew<T>(names: readonly T[], write: (name: T) => string, few = 3): string {
  if (names.length <= few + 1) return names.map(write).join(', ');
  return `${names.slice(0, few).map(write).join(', ')} and ${grouped(names.length - few)} more`;
}

/** The first few names as a part of a sentence: `a, b and c`, `a, b, c and 6 more`. */
export function fewInWords(names: readonly string[], last = 'and', few = 3): string {
  return names.length <= few + 1 ? listWords(names, last) : firstFew(names, (name) => name, few);
}

/** A sentence without its full stop. */
export function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

/** A sentence as the end of another: without its capital and its full stop. */
export function asClause(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + withoutStop(sentence.slice(1));
}

/** The first entries of a list, with a last one that counts the others. */
export function atMost(entries: readonly string[], most: number): string[] {
  if (entries.length <= most) return [...entries];
  return [...entries.slice(0, most), `… ${grouped(entries.length - most)} more`];
}

/** Words of an annotation that are looked at. No object needs more; each may be compared with all known ones. */
const MAX_WORDS = 100;
/** Longer texts do not get a fix, because each fix is a copy. */
const MAX_TEXT = 10_000;

/** The different words of a text with commas. */
export function wordsOf(text: string): string[] {
  const words = text.split(',', MAX_WORDS).map((word) => word.trim());
  return [...new Set(words)].filter((word) => word !== '');
}

/** A text with commas in which a word is another one; undefined if it is too long. */
export function withWord(text: string, word: string, meant: string): string | undefined {
  if (text.length > MAX_TEXT) return undefined;
  const parts = text.split(',');
  return parts.map((part) => (part.trim() === word ? part.replace(word, () => meant) : part)).join(',');
}

/** Letters of a value that are shown. */
export const MAX_TEXT = 300;

/** Whether a text cannot be taken for another value. */
export function isPlain(text: string): boolean {
  if (text.includes('\n') || text.trim() !== text) return false;
  return !/^(?:|~|null|true|false|yes|no|on|off|[-+.]?\d[\d_.eE+-]*)$/i.test(text) || /\d\.\d+\.\d/.test(text);
}

/** A text with no more letters than are shown of a value. */
export function cut(text: string): string {
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT - 1)}…`;
}

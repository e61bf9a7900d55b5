/** What scripts fill in before anything is applied: `<NAME>`, `%%NAME%%`, `@@NAME@@`, `#{NAME}#`, `__NAME__`. */
const BLANK = /<[A-Z][A-Z0-9_-]*>|%%[A-Z][A-Z0-9_]*%%|@@[A-Z][A-Z0-9_]*@@|#\{[A-Za-z][\w.]*\}#|__[A-Z][A-Z0-9_]*__/;

/** Whether a text has a part that a script or a person fills in. */
export function hasBlank(text: string): boolean {
  return BLANK.test(text);
}

/** The character that the first blank of a text begins with, which tells the spellings apart: `<`, `%`, `@`, `#`, `_`. */
export function blankSign(text: string): string | undefined {
  return BLANK.exec(text)?.[0].charAt(0);
}

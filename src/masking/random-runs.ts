/** Letters of a value that are revealing in any sequence. */
export const RUN = 8;

const SPACE = 1;
const DIGIT = 2;
const LETTER = 4;
const SMALL = 8;
const CAPITAL = 16;
const WORD = 32;
const ASCII = 128;
const CLASSES = Uint8Array.from({ length: ASCII }, (_, code) => readClass(String.fromCharCode(code)));

/** The offsets of the runs of a text that are in no word of a language; each has `RUN` letters. Looks at each letter twice. */
export function randomRuns(text: string): number[] {
  const found: number[] = [];
  let [spaces, digits, letters, changes] = [0, 0, 0, 0];
  let last = 0;
  let leaving = 0;
  for (let at = 0; at < text.length; at++) {
    const entering = classOf(text.charCodeAt(at));
    if (entering & SPACE) spaces++;
    if (entering & DIGIT) digits++;
    if (entering & LETTER) letters++;
    if (last & SMALL && entering & CAPITAL) changes++;
    last = entering;
    const start = at + 1 - RUN;
    if (start < 0) continue;
    if (start === 0) leaving = classOf(text.charCodeAt(0));
    if (spaces === 0 && ((digits > 0 && letters > 0) || changes >= 2)) found.push(start);
    const next = classOf(text.charCodeAt(start + 1));
    if (leaving & SPACE) spaces--;
    if (leaving & DIGIT) digits--;
    if (leaving & LETTER) letters--;
    if (leaving & SMALL && next & CAPITAL) changes--;
    leaving = next;
  }
  return found;
}

/** Whether letters are in no word of a language: letters with digits, or small and capital letters mixed. */
export function isRandom(text: string): boolean {
  if (/\s/.test(text)) return false;
  if (/[0-9]/.test(text) && /[A-Za-z]/.test(text)) return true;
  return (text.match(/[a-z][A-Z]/g)?.length ?? 0) >= 2;
}

/** Whether a letter (NaN: none) may go on with a word: a letter, a digit, `_` or `-`. */
export function isPartOfWord(code: number): boolean {
  return ((CLASSES[code] ?? 0) & WORD) !== 0;
}

function classOf(code: number): number {
  return code < ASCII ? (CLASSES[code] ?? 0) : readClass(String.fromCharCode(code));
}

function readClass(letter: string): number {
  if (/[a-z]/.test(letter)) return LETTER | SMALL | WORD;
  if (/[A-Z]/.test(letter)) return LETTER | CAPITAL | WORD;
  if (/[0-9]/.test(letter)) return DIGIT | WORD;
  if (/[_-]/.test(letter)) return WORD;
  return /\s/.test(letter) ? SPACE : 0;
}

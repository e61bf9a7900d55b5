const LETTER = /\p{L}/u;
const DIGIT = /[0-9]/;

/** The order in which go-yaml v2 writes keys: letters behind other characters, runs of digits by their number. */
export function compareKeys(a: string, b: string): number {
  if (isPlain(a) && isPlain(b)) return a < b ? -1 : a > b ? 1 : 0;
  return compareNaturally([...a], [...b]);
}

/** Whether a key is made of ASCII letters only, as most are: then order is that of their codes. */
function isPlain(key: string): boolean {
  for (let at = 0; at < key.length; at++) {
    const code = key.charCodeAt(at) | 0x20;
    if (code < 0x61 || code > 0x7a) return false;
  }
  return true;
}

function compareNaturally(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < a.length && at < b.length; at++) {
    const [left = '', right = ''] = [a[at], b[at]];
    if (left === right) continue;
    const [isLeftLetter, isRightLetter] = [LETTER.test(left), LETTER.test(right)];
    if (isLeftLetter && isRightLetter) return codeOf(left) - codeOf(right);
    if (isLeftLetter || isRightLetter) return isRightLetter ? -1 : 1;
    const isInNumber = (left === '0' || right === '0') && hasDigitsBefore(a, at);
    const leftRun = readNumber(a, at, isInNumber);
    const rightRun = readNumber(b, at, isInNumber);
    if (leftRun.number !== rightRun.number) return leftRun.number < rightRun.number ? -1 : 1;
    if (leftRun.end !== rightRun.end) return leftRun.end - rightRun.end;
    return codeOf(left) - codeOf(right);
  }
  return a.length - b.length;
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

function hasDigitsBefore(text: readonly string[], at: number): boolean {
  for (let before = at - 1; before >= 0 && DIGIT.test(text[before] ?? ''); before--) {
    if (text[before] !== '0') return true;
  }
  return false;
}

function readNumber(text: readonly string[], at: number, isInNumber: boolean): { number: number; end: number } {
  let number = isInNumber ? 1 : 0;
  let end = at;
  for (; end < text.length && DIGIT.test(text[end] ?? ''); end++) number = number * 10 + Number(text[end]);
  return { number, end };
}

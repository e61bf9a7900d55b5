/**
 * The name that was meant, if only a typo can explain the difference: another separator or case, or one letter
 * in one long word. `dev` and `prd` or `cluster-1` and `cluster-2` are different names, not slips.
 */
export function misspelt(name: string, names: readonly string[]): string | undefined {
  const same = names.filter((candidate) => isSameBare(candidate, name));
  if (same.length > 0) return same.length === 1 ? same[0] : undefined;
  // Many names may be compared with many others: what is more than one edit away as a whole is so in its words.
  const near = names.filter((candidate) => isOneEdit(candidate, name));
  const slips = near.filter((candidate) => isSlip(name.split(/[-_]/), candidate.split(/[-_]/)));
  return slips.length === 1 ? slips[0] : undefined;
}

/** Whether two names differ only in case and separators. */
function isSameBare(a: string, b: string): boolean {
  let left = 0;
  let right = 0;
  for (;;) {
    while (left < a.length && !isLetterOrDigit(a.charCodeAt(left))) left++;
    while (right < b.length && !isLetterOrDigit(b.charCodeAt(right))) right++;
    if (left >= a.length || right >= b.length) return left >= a.length && right >= b.length;
    if (lower(a.charCodeAt(left++)) !== lower(b.charCodeAt(right++))) return false;
  }
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (lower(code) >= 97 && lower(code) <= 122);
}

/** The code of a letter as it is in lower case. */
function lower(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

function isSlip(words: readonly string[], others: readonly string[]): boolean {
  if (words.length !== others.length) return false;
  const differing = words.flatMap((word, at) => (word === others[at] ? [] : [[word, others[at] ?? '']]));
  const [word = '', other = ''] = differing[0] ?? [];
  const digits = (text: string): string => text.replace(/[^0-9]/g, '');
  if (differing.length !== 1 || Math.min(word.length, other.length) < 5 || digits(word) !== digits(other)) return false;
  return isOneEdit(word, other);
}

/** Whether one letter more, less or other, or two swapped, make the one word the other. */
function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

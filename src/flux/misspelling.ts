/**
 * The name that was meant, where only a slip of the keyboard can explain the difference: another separator or case, or one letter
 * in one long word. `dev` and `prd` or `cluster-1` and `cluster-2` are different names, not slips.
 */
export function misspelt(name: string, names: readonly string[]): string | undefined {
  const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const same = names.filter((candidate) => bare(candidate) === bare(name));
  if (same.length > 0) return same.length === 1 ? same[0] : undefined;
  const slips = names.filter((candidate) => isSlip(name.split(/[-_]/), candidate.split(/[-_]/)));
  return slips.length === 1 ? slips[0] : undefined;
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
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

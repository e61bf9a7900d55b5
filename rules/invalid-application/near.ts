import { editDistance } from '../../src/text/nearest.ts';

/** The only known word that a misspelled one means: equal but for case and separators, or two letters away at most. */
export function slipOf(word: string, known: readonly string[]): string | undefined {
  const bare = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');
  const found = known.filter(
    (other) => bare(other) === bare(word) || (other.length >= 5 && editDistance(bare(other), bare(word)) <= 2),
  );
  const [closest, second] = found.sort((a, b) => editDistance(bare(a), bare(word)) - editDistance(bare(b), bare(word)));
  const isTied =
    closest !== undefined &&
    second !== undefined &&
    editDistance(bare(closest), bare(word)) === editDistance(bare(second), bare(word));
  return isTied ? undefined : closest;
}

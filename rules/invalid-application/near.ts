import { editDistance } from '../../src/text/nearest.ts';

const MAX_EDITS = 2;

/** The only known word that a misspelled one means: equal but for case and separators, or two letters away at most. */
export function slipOf(word: string, known: readonly string[]): string | undefined {
  const own = bare(word);
  const found = known.flatMap((other) => {
    const edits = editsTo(bare(other), own);
    return edits === 0 || (edits <= MAX_EDITS && other.length >= 5) ? { other, edits } : [];
  });
  const [closest, second] = found.sort((a, b) => a.edits - b.edits);
  return closest?.edits === second?.edits ? undefined : closest?.other;
}

function editsTo(other: string, word: string): number {
  const difference = Math.abs(other.length - word.length);
  return difference > MAX_EDITS ? difference : editDistance(other, word);
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}

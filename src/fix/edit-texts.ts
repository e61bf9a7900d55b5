import type { Edit } from '../findings/finding.ts';
import { getOrInsert } from '../grouping.ts';
import type { TextFile } from '../repository/text-file.ts';
import type { Candidate } from './candidate.ts';
import { type ReadText, type Replacement, toReplacement } from './replacement.ts';

/** The new text of each file that repairs edit. All of them were made from one reading, and none overlaps another one. */
export function editedTexts(candidates: readonly Candidate[], read: ReadText): Map<string, string> {
  const replacements = new Map<string, Replacement[]>();
  const files = new Map<string, TextFile>();
  for (const edit of uniqueEdits(candidates)) {
    const file = read(edit.path);
    if (!file) continue;
    files.set(edit.path, file);
    getOrInsert(replacements, edit.path, () => []).push(toReplacement(edit, file));
  }
  return new Map([...files].map(([path, { text }]) => [path, replaced(text, replacements.get(path) ?? [])]));
}

/** Repairs that can be made together, in the order that they come in; the others have to wait for the next reading. */
export function disjoint(candidates: readonly Candidate[], read: ReadText): Candidate[] {
  const taken = new Map<string, Taken>();
  return candidates.filter(({ edits }) => {
    const own = edits.flatMap((edit) => {
      const file = read(edit.path);
      return file ? [{ path: edit.path, one: toReplacement(edit, file) }] : [];
    });
    if (own.length < edits.length || own.some(({ path, one }) => taken.get(path)?.meets(one) === true)) return false;
    for (const { path, one } of own) getOrInsert(taken, path, () => new Taken()).add(one);
    return true;
  });
}

/** The ranges of one file that repairs take. */
class Taken {
  readonly #lines = new Map<number, Replacement[]>();
  readonly #long: Replacement[] = [];

  add(one: Replacement): void {
    const blocks = blocksOf(one);
    if (blocks.length > MOST_BLOCKS) this.#long.push(one);
    else for (const block of blocks) getOrInsert(this.#lines, block, () => []).push(one);
  }

  /** Whether a range has a character or an end in common with one of these, whole lines that are added at one place aside. */
  meets(one: Replacement): boolean {
    const blocks = blocksOf(one);
    const near =
      blocks.length > MOST_BLOCKS
        ? [...this.#lines.values()].flat()
        : blocks.flatMap((block) => this.#lines.get(block) ?? []);
    return [...this.#long, ...near].some((other) => touches(one, other));
  }
}

/** Characters of a block, by which ranges are found again. */
const BLOCK = 256;
const MOST_BLOCKS = 64;

function blocksOf({ start, end }: Replacement): number[] {
  const first = Math.floor(start / BLOCK);
  const count = Math.min(Math.floor(end / BLOCK) - first + 1, MOST_BLOCKS + 1);
  return Array.from({ length: count }, (_, at) => first + at);
}

function touches(one: Replacement, other: Replacement): boolean {
  const isAddedLine = ({ start, end, text }: Replacement): boolean => start === end && /^\r?\n/.test(text);
  if (one.start === other.start && isAddedLine(one) && isAddedLine(other)) return one.text === other.text;
  return one.start <= other.end && other.start <= one.end;
}

/** Edits that several repairs have in common are made once. */
function uniqueEdits(candidates: readonly Candidate[]): Edit[] {
  const edits = candidates.flatMap((candidate) => candidate.edits);
  return [...new Map(edits.map((edit) => [JSON.stringify(edit), edit])).values()];
}

function replaced(text: string, replacements: readonly Replacement[]): string {
  const ordered = [...replacements].sort((a, b) => a.start - b.start || a.end - b.end);
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text: own } of ordered) {
    parts.push(text.slice(at, start), own);
    at = end;
  }
  return [...parts, text.slice(at)].join('');
}

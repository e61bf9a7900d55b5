import { type Hunks, NO_HUNKS, parsePatch } from '../../repository/patch.ts';
import type { PlannedComment, Sifted } from '../../review/host.ts';
import type { PullFiles } from './pull-files.ts';

/**
 * Finds the comments that GitHub takes: those on lines that it shows in the pull request's diff. One comment on another line would
 * make GitHub refuse the whole review. Where the files cannot be listed, all are taken.
 */
export async function siftComments(comments: readonly PlannedComment[], files: PullFiles): Promise<Sifted> {
  if (comments.length === 0) return { taken: [], refused: [] };
  const paths = new Set(comments.map(({ path }) => path));
  let shown: ReadonlyMap<string, Hunks>;
  try {
    const wanted = (await files.list()).filter(({ filename }) => paths.has(filename));
    shown = new Map(
      wanted.map(({ filename, patch }) => [filename, patch === undefined ? NO_HUNKS : parsePatch(patch)]),
    );
  } catch {
    return { taken: comments, refused: [] };
  }
  const isShown = ({ path, side, lines }: PlannedComment): boolean => {
    const { hunks, baseHunks } = shown.get(path) ?? NO_HUNKS;
    const own = side === 'base' ? baseHunks : hunks;
    return own.some(({ first, last }) => first <= lines.first && lines.last <= last);
  };
  return { taken: comments.filter(isShown), refused: comments.filter((comment) => !isShown(comment)) };
}

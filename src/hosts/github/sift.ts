import { parsePatch } from '../../repository/patch.ts';
import type { PlannedComment, Sifted } from '../../review/host.ts';
import type { PullFiles } from './pull-files.ts';

/**
 * Finds the comments that GitHub takes: those on lines that it shows in the pull request's diff. One comment on another line would
 * make GitHub refuse the whole review. Where the files cannot be listed, all are taken.
 */
export async function siftComments(comments: readonly PlannedComment[], files: PullFiles): Promise<Sifted> {
  if (comments.length === 0) return { taken: [], refused: [] };
  let patches: ReadonlyMap<string, string | undefined>;
  try {
    patches = new Map((await files.list()).map(({ filename, patch }) => [filename, patch]));
  } catch {
    return { taken: comments, refused: [] };
  }
  const isShown = ({ path, lines }: PlannedComment): boolean => {
    const patch = patches.get(path);
    const hunks = patch === undefined ? [] : parsePatch(patch).hunks;
    return hunks.some(({ first, last }) => first <= lines.first && lines.last <= last);
  };
  return { taken: comments.filter(isShown), refused: comments.filter((comment) => !isShown(comment)) };
}

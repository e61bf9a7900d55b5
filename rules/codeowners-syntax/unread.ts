import type { Problem } from '../../src/findings/problem.ts';
import { CODEOWNERS_PATHS, type Codeowners } from '../../src/repository/codeowners/codeowners.ts';
import type { Tree } from '../../src/repository/tree.ts';
import { firstLine } from './place.ts';

/** What to say of a file that is not read, by the reason. */
export const UNREAD: Record<NonNullable<Codeowners['unread']>, Pick<Problem, 'message' | 'severity'>> = {
  'too large': {
    message:
      'GitHub does not load a CODEOWNERS file larger than 3 MB, so no file has an owner. Use fewer, broader patterns.',
  },
  'too many lines': {
    message:
      'This CODEOWNERS file has more than 20,000 lines, so ownership was not checked. Use fewer, broader patterns.',
    severity: 'notice',
  },
};

/** Files that GitHub never reads, because another one wins or their name is not exactly CODEOWNERS. */
export function* unreadFiles(tree: Tree, codeowners: Codeowners | undefined): Iterable<Problem> {
  const ownPath = codeowners?.isAbove ? undefined : codeowners?.file.path;
  for (const path of tree.files.keys()) {
    const place = CODEOWNERS_PATHS.find((candidate) => candidate.toLowerCase() === path.toLowerCase());
    const text = place === undefined || path === ownPath ? undefined : tree.textAt(path);
    if (place === undefined || !text || text.text === codeowners?.file.text) continue;
    if (codeowners) {
      yield {
        at: firstLine(text),
        message: `GitHub reads ${codeowners.file.path} and ignores this file. Move its lines there and delete this file.`,
        values: ['ignored'],
      };
    } else if (path !== place) {
      yield {
        at: firstLine(text),
        message: `GitHub does not read this file because its name must be exactly ${place}. Rename it.`,
        values: ['name'],
      };
    }
  }
}

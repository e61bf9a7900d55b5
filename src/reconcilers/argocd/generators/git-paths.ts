import { directoryOf, type Tree } from '../../../repository/tree.ts';
import type { TreeFile } from '../../../repository/tree-file.ts';
import { nameMatcher } from '../../../text/glob.ts';
import { alternatives, deepPathMatcher, pathMatcher } from '../path-pattern.ts';
import type { RepositoryFiles } from './generator.ts';

/** A path that a `git` generator lists, or leaves out. */
export interface Request {
  readonly path: string;
  readonly isExcluded: boolean;
}

/** A directory or file that is requested; `isCertain` is false if only one of the two ways to read its pattern takes it. */
export interface Match {
  readonly path: string;
  readonly file?: TreeFile;
  readonly isCertain: boolean;
}

/** The directories that match; Argo CD leaves out those below one whose name begins with a dot. */
export function matchingDirectories(repository: RepositoryFiles, asked: readonly Request[]): Match[] {
  const matchers = asked.map(({ path, isExcluded }) => ({ matches: pathMatcher(path), isExcluded }));
  return directoriesOf(repository).flatMap((path) => {
    const fitting = matchers.filter(({ matches }) => matches(path));
    return fitting.length > 0 && !fitting.some(({ isExcluded }) => isExcluded) ? [{ path, isCertain: true }] : [];
  });
}

const directories = new WeakMap<Tree, readonly string[]>();

function directoriesOf({ tree, root }: RepositoryFiles): readonly string[] {
  let found = directories.get(tree);
  if (!found) {
    const paths = new Set<string>();
    for (const path of tree.files.keys()) {
      for (let at = directoryOf(insideOf(root, path)); at !== '' && !paths.has(at); at = directoryOf(at)) paths.add(at);
    }
    found = [...paths].filter((path) => !/(?:^|\/)\./.test(path)).sort();
    directories.set(tree, found);
  }
  return found;
}

/** The files that match. A file that only the older globbing of Argo CD matches, where `*` also matches `/`, is not certain. */
export function matchingFiles({ tree, root }: RepositoryFiles, asked: readonly Request[]): Match[] | undefined {
  const matchers: { strict: (path: string) => boolean; loose: (path: string) => boolean; isExcluded: boolean }[] = [];
  for (const { path, isExcluded } of asked) {
    const patterns = alternatives(path);
    if (!patterns) return undefined;
    for (const pattern of patterns)
      matchers.push({ strict: deepPathMatcher(pattern), loose: nameMatcher(pattern), isExcluded });
  }
  return [...tree.files.values()]
    .flatMap((file): Match[] => {
      const path = insideOf(root, file.path);
      const strict = matchers.filter((matcher) => matcher.strict(path));
      const loose = matchers.filter((matcher) => matcher.loose(path));
      if (strict.some(({ isExcluded }) => isExcluded)) return [];
      const isCertain = strict.length > 0 && !loose.some(({ isExcluded }) => isExcluded);
      return strict.length > 0 || loose.some(({ isExcluded }) => !isExcluded) ? [{ path, file, isCertain }] : [];
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A path as it is inside of its repository. */
function insideOf(root: string, path: string): string {
  return root === '' ? path : path.slice(root.length + 1);
}

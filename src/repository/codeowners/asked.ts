import type { Change } from '../change.ts';
import type { Codeowners } from './codeowners.ts';

/** The owners whom GitHub asks to review changes of some files, in their order; GitHub ignores case in names. */
export function askedFor(codeowners: Codeowners, paths: Iterable<string>): string[] {
  const asked = new Map<string, string>();
  for (const path of paths) {
    const ownership = codeowners.ownersOf(path);
    for (const owner of ownership === 'unmatched' ? [] : ownership.owners) {
      const name = owner.toLowerCase();
      if (!asked.has(name)) asked.set(name, owner);
    }
  }
  return [...asked.values()];
}

/** The paths of a change in the head and, for files that move, in the base. */
export function changedPaths({ files }: Change): string[] {
  return [...files.values()].flatMap(({ path, previousPath }) =>
    previousPath === undefined ? [path] : [path, previousPath],
  );
}

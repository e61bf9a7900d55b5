import type { Change } from '../change.ts';
import type { Codeowners, Ownership } from './codeowners.ts';

/** The owners whom GitHub asks to review changes of some files of the checked tree, in their order. */
export function askedFor(codeowners: Codeowners, paths: Iterable<string>): string[] {
  return ownersIn([...paths].map((path) => codeowners.ownersOf(path)));
}

/** The owners whom GitHub asks to review a change, also of files outside of the checked folder. */
export function askedForAll(codeowners: Codeowners, change: Change): string[] {
  return ownersIn([
    ...changedPaths(change).map((path) => codeowners.ownersOf(path)),
    ...(change.outside ?? []).map((path) => codeowners.ownersInRepository(path)),
  ]);
}

/** Each owner once; GitHub ignores case in names. */
function ownersIn(ownerships: readonly Ownership[]): string[] {
  const asked = new Map<string, string>();
  for (const owner of ownerships.flatMap((ownership) => (ownership === 'unmatched' ? [] : ownership.owners)))
    if (!asked.has(owner.toLowerCase())) asked.set(owner.toLowerCase(), owner);
  return [...asked.values()];
}

/** The paths of a change in the head and, for files that move, in the base. */
export function changedPaths({ files }: Change): string[] {
  return [...files.values()].flatMap(({ path, previousPath }) =>
    previousPath === undefined ? [path] : [path, previousPath],
  );
}

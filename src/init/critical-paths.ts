import { clusterFolder, isBaseFolder, isPutAway } from '../repository/folder-names.ts';
import { directoryOf, isWithin } from '../repository/tree.ts';
import type { Revision } from '../revision/revision.ts';

/** A folder whose files decide more than others, and why, as a few words. */
export interface CriticalFolder {
  readonly path: string;
  readonly why: string;
  /** Whether each of its files has an owner; undefined without a CODEOWNERS. */
  readonly isOwned: boolean | undefined;
}

/** Folders of one kind up to which they are listed. */
const MOST = 5;
/** Names that mean the same in a glob and in a YAML comment. */
const PLAIN = /^[\w.-]+(?:\/[\w.-]+)*$/;

/** The folders of a revision that everything else depends on: where clusters start, their infrastructure, their definitions of kinds. */
export function criticalFolders(revision: Revision): CriticalFolder[] {
  const found = new Map<string, string>();
  const add = (paths: readonly string[], why: string): void => {
    const own = widest(
      paths.filter(
        (path) => revision.tree.isDirectory(path) && PLAIN.test(path) && !isPutAway(`${path}/`) && !isBaseFolder(path),
      ),
    ).filter((path) => ![...found.keys()].some((folder) => isWithin(path, folder)));
    if (own.length <= MOST) for (const path of own) found.set(path, why);
  };
  add(startsOf(revision), 'where clusters start');
  add(layersOf(revision, /^infra(?:structures?)?$/i), 'what apps depend on');
  add(layersOf(revision, /^crds?$/i), 'definitions of kinds');
  return [...found].map(([path, why]) => ({ path, why, isOwned: isOwned(path, revision) }));
}

/** The folders in which clusters start: `clusters` where each is in a folder of it. */
function startsOf({ reconcilers, tree }: Revision): string[] {
  const names = reconcilers.flatMap(({ entrypoints }) => entrypoints.map(({ name }) => name));
  const folders = names.filter((name) => tree.isDirectory(name));
  const parents = folders.map(directoryOf);
  return folders.map((folder) => {
    const parent = directoryOf(folder);
    const isOfClusters = clusterFolder(folder) === folder || parents.filter((one) => one === parent).length > 1;
    return isOfClusters && parent !== '' ? parent : folder;
  });
}

/** What clusters apply from folders of a name: the path to the last such folder. */
function layersOf({ reconcilers }: Revision, name: RegExp): string[] {
  const directories = reconcilers.flatMap(({ deploys }) =>
    deploys.flatMap(({ directory, isInUse }) => (isInUse && directory !== undefined ? directory : [])),
  );
  return directories.flatMap((directory) => {
    const parts = directory.split('/');
    const at = parts.findIndex((part) => name.test(part));
    return at === -1 ? [] : parts.slice(0, at + 1).join('/');
  });
}

/** Paths without those in others, sorted. */
function widest(paths: readonly string[]): string[] {
  const all = [...new Set(paths)].sort();
  return all.filter((path) => !all.some((other) => other !== path && isWithin(path, other)));
}

function isOwned(folder: string, { codeowners, tree }: Revision): boolean | undefined {
  if (!codeowners) return undefined;
  const files = [...tree.files.keys()].filter((path) => isWithin(path, folder));
  return files.every((path) => {
    const ownership = codeowners.ownersOf(path);
    return ownership !== 'unmatched' && ownership.owners.length > 0;
  });
}

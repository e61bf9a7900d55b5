import { getOrInsert } from '../grouping.ts';
import type { Manifests } from '../kubernetes/manifests.ts';
import type { Build } from '../kustomize/built.ts';
import { listedPaths } from '../kustomize/listed.ts';
import { directoryOf, join, type Tree } from '../repository/tree.ts';

/** The directories of the builds that read each file, or fail because of it. */
export function readersOfFiles(builds: readonly Build[]): ReadonlyMap<string, ReadonlySet<string>> {
  const readers = new Map<string, Set<string>>();
  for (const { directory, files, problems } of builds) {
    const blamed = problems.flatMap(({ origin }) => origin?.file.path ?? []);
    for (const path of [...files, ...blamed]) getOrInsert(readers, path, () => new Set<string>()).add(directory);
  }
  return readers;
}

/** The directories of the overlays that list each file, whether something builds them or not. */
export function listingDirectories(tree: Tree, manifests: Manifests): ReadonlyMap<string, readonly string[]> {
  const listing = new Map<string, string[]>();
  for (const file of manifests.files) {
    const directory = directoryOf(file.path);
    for (const { path } of file.type === 'overlay' ? listedPaths(file) : []) {
      const full = join(directory, path);
      const resolved = full === undefined ? undefined : tree.resolve(full);
      if (resolved !== undefined && tree.files.has(resolved)) getOrInsert(listing, resolved, () => []).push(directory);
    }
  }
  return listing;
}

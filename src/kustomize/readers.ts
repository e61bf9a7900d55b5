import type { Manifests } from '../kubernetes/manifests.ts';
import { directoryOf, type Tree } from '../repository/tree.ts';
import type { Build } from './built.ts';
import { included } from './roots.ts';

/** The builds that read each directory with a kustomization file, also those that end before they get there. */
export function buildsByDirectory(
  tree: Tree,
  manifests: Manifests,
  builds: readonly Build[],
): ReadonlyMap<string, readonly Build[]> {
  const includes = new Map<string, readonly string[]>();
  for (const { path, type, parsed } of manifests.files) {
    const directory = directoryOf(path);
    if (type === 'overlay' && !includes.has(directory))
      includes.set(directory, included(tree, directory, parsed.documents[0]?.value ?? null));
  }
  const readers = new Map<string, Build[]>();
  for (const build of builds) {
    const seen = new Set([build.directory, ...build.directories]);
    for (const directory of seen) {
      const own = readers.get(directory);
      if (own) own.push(build);
      else readers.set(directory, [build]);
      for (const next of includes.get(directory) ?? []) seen.add(next);
    }
  }
  return readers;
}

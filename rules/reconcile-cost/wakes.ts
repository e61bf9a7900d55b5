import { groupBy } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { SOURCE_GROUP } from '../../src/reconcilers/flux/kinds.ts';

/** A source of a cluster that changes with every commit of this repository, and the Kustomizations that each new revision wakes. */
export interface Wakes {
  readonly source: KubernetesObject;
  readonly kustomizations: number;
  /** The folders that could be artifacts of their own, with how many of the Kustomizations read each, the most first. */
  readonly parts: readonly (readonly [folder: string, count: number])[];
}

/** What each commit wakes in a cluster. An artifact that is generated from some folders changes only with them, and is left out. */
export function wakesOf({ kustomizations }: Cluster): Wakes[] {
  const fromGit = kustomizations.filter(
    ({ source, path, isSuspended }) => source?.groupKind === `${SOURCE_GROUP}/GitRepository` && path && !isSuspended,
  );
  return [...groupBy(fromGit, ({ source }) => `${source?.namespace}/${source?.name}`).values()].flatMap((woken) => {
    const source = woken.at(-1)?.source;
    if (!source) return [];
    const directories = woken.flatMap(({ path }) => path?.directory ?? []);
    return [{ source, kustomizations: woken.length, parts: partsOf(directories) }];
  });
}

/** The directories by the first folder in which they differ. */
function partsOf(directories: readonly string[]): [string, number][] {
  const shared = sharedFolders(directories);
  const byFolder = groupBy(directories, (directory) =>
    directory
      .split('/')
      .slice(0, shared + 1)
      .join('/'),
  );
  return [...byFolder].map(([folder, read]): [string, number] => [folder, read.length]).sort((a, b) => b[1] - a[1]);
}

/** How many folders the paths of nearly all directories begin with. The cluster's own folder is often the only other one. */
function sharedFolders(directories: readonly string[]): number {
  let paths = directories.map((directory) => directory.split('/'));
  for (let depth = 0; ; depth++) {
    // Each step only compares one name, as paths can be very long.
    const groups = [...groupBy(paths, (path) => path[depth] ?? '').values()];
    const [largest = []] = groups.sort((a, b) => b.length - a.length);
    if (largest.length < MOST * directories.length || largest.every(({ length }) => length <= depth + 1)) return depth;
    paths = largest;
  }
}

const MOST = 0.9;

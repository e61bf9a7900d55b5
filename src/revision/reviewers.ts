import type { SetDifference } from '../change/difference.ts';
import type { Change } from '../repository/change.ts';
import { askedFor, changedPaths } from '../repository/codeowners/asked.ts';
import type { Revision } from './revision.ts';

/**
 * The owners whom GitHub asks to review the changed files that a cluster, an overlay or a directory is built from. None without
 * a CODEOWNERS in the base, which is the one that GitHub reads.
 */
export function reviewersOf(
  { kind, name }: Pick<SetDifference, 'kind' | 'name'>,
  { base, head, change }: { readonly base: Revision; readonly head: Revision; readonly change: Change | undefined },
): readonly string[] {
  const { codeowners } = base;
  if (!codeowners || !change) return [];
  const read = new Set([base, head].flatMap((revision) => filesOf(kind, name, revision)));
  return askedFor(
    codeowners,
    changedPaths(change).filter((path) => read.has(path)),
  );
}

/** The files of a revision that have a part in what is deployed under a name. */
function filesOf(kind: SetDifference['kind'], name: string, { reconcilers, builds }: Revision): string[] {
  if (kind === 'cluster')
    return reconcilers.flatMap(({ reads }) => reads.flatMap(({ root, paths }) => (root === `${name}/` ? paths : [])));
  return builds.flatMap(({ directory, files }) => ((directory || '.') === name ? [...files] : []));
}

import type { Problem } from '../../src/findings/problem.ts';
import type { FluxKustomization, KustomizationPath } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { unreadBeside } from '../../src/reconcilers/flux/references/beside.ts';
import { directoryOf, nameOf } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { deployedPaths, isIn } from './deployed-paths.ts';
import { asWritten } from './written.ts';

/** Paths that are those of other Kustomizations, while nothing deploys the directory of the same name next to the file. */
export function* copiedPaths(revision: Revision): Iterable<Problem> {
  for (const { reconciler, path } of deployedPaths(revision)) {
    const problem = path.exists ? copied(reconciler, path, revision) : undefined;
    if (problem) yield { ...problem, object: reconciler.object };
  }
}

function copied({ object }: FluxKustomization, path: KustomizationPath, { tree, flux }: Revision): Problem | undefined {
  const { file, start } = object.origin;
  if (path.directory === '' || isIn(path.directory, directoryOf(file.path))) return undefined;
  const own = unreadBeside(file.path, tree, flux).find((candidate) => nameOf(candidate) === nameOf(path.directory));
  if (own === undefined) return undefined;
  const owner = flux.clusters
    .flatMap(({ kustomizations }) => kustomizations)
    .find((other) => {
      const { origin } = other.object;
      const isOther = origin.file.path !== file.path || origin.start !== start;
      return isOther && other.path?.directory === path.directory && isIn(path.directory, directoryOf(origin.file.path));
    });
  const written = asWritten(own, path.value, path.artifact.root);
  if (!owner || written === undefined) return undefined;
  return {
    at: object.at('spec', 'path'),
    severity: 'warning',
    message: `Kustomization \`${object.name}\` deploys \`${path.directory}\`, which another Kustomization deploys, and nothing deploys the neighboring \`${own}\`. The path may have been copied by mistake. If so, write \`${written}\`.`,
    related: [{ at: owner.object.at('spec', 'path'), message: `Kustomization ${owner.name} also deploys it` }],
    values: [path.value],
  };
}

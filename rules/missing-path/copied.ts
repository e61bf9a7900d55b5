import type { Problem } from '../../src/findings/problem.ts';
import type { FluxKustomization, KustomizationPath } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { unreadBeside } from '../../src/reconcilers/flux/references/beside.ts';
import { directoryOf, nameOf } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { deployedPaths, isIn } from './deployed-paths.ts';
import { Environments } from './environments.ts';
import { asWritten, isLiteral } from './written.ts';

/**
 * Paths that are those of other Kustomizations, while nothing deploys the directory of the same name next to the file, or that of the
 * same cluster.
 */
export function* copiedPaths(revision: Revision): Iterable<Problem> {
  const environments = new Environments(revision);
  for (const { reconciler, path, cluster } of deployedPaths(revision)) {
    if (!path.exists) continue;
    const problem = copied(reconciler, path, revision) ?? ofAnother(reconciler, path, environments.own(cluster, path));
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

/** A path in the file of one cluster that has the name of another in it. `own` is the same directory of the cluster itself. */
function ofAnother(
  { object }: FluxKustomization,
  path: KustomizationPath,
  own: string | undefined,
): Problem | undefined {
  const written = own === undefined ? undefined : asWritten(own, path.value, path.artifact.root);
  if (written === undefined) return undefined;
  const at = object.at('spec', 'path');
  return {
    at,
    severity: 'warning',
    message: `Kustomization \`${object.name}\` deploys \`${path.directory}\`, and nothing deploys \`${own}\`. The path may be that of another cluster. If so, write \`${written}\`.`,
    fix: isLiteral(at.origin, path.value) ? written : undefined,
    values: [path.value],
  };
}

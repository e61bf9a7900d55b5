import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { FluxKustomization, KustomizationPath } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { filledFromElsewhere } from '../../src/reconcilers/flux/source/elsewhere.ts';
import type { Revision } from '../../src/revision/revision.ts';

/** A Kustomization of a cluster with its path. */
interface DeployedPath {
  readonly reconciler: FluxKustomization;
  readonly path: KustomizationPath;
  readonly cluster: Cluster;
}

/** The paths of the Kustomizations of all clusters, apart from those that submodules and included sources fill. */
export function* deployedPaths({ tree, manifests, flux }: Revision): Iterable<DeployedPath> {
  const elsewhere = filledFromElsewhere(tree, manifests);
  for (const cluster of flux.clusters) {
    for (const reconciler of cluster.kustomizations) {
      const { path } = reconciler;
      if (path && !elsewhere.some((other) => isIn(path.directory, other))) yield { reconciler, path, cluster };
    }
  }
}

/** Whether a directory is another one or is in it; nothing counts as in the root. */
export function isIn(directory: string, other: string): boolean {
  return directory === other || directory.startsWith(`${other}/`);
}

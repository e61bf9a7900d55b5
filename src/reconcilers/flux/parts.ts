import type { KubernetesObject } from '../../kubernetes/object.ts';
import { type Build, filesCovered } from '../../kustomize/built.ts';
import type { DeployedSet } from '../deployed.ts';
import { type OtherRepository, otherRepositories } from '../other-repositories.ts';
import type { ReadFiles } from '../read-files.ts';
import type { Delivered, UnknownLines } from '../reconciler.ts';
import type { Cluster } from './follow/cluster.ts';
import type { FluxKustomization } from './follow/flux-kustomization.ts';
import { unknownVariables } from './substitute/variables.ts';

/** The files of the tree that a cluster reads. */
export function readBy({ kustomizations }: Cluster): ReadFiles {
  return {
    root: `${kustomizations[0]?.path?.directory ?? ''}/`,
    paths: kustomizations.flatMap(({ build, objects }) => [
      ...(build?.files ?? []),
      ...objects.map(({ origin }) => origin.file.path),
    ]),
  };
}

/** The other repositories that Kustomizations take files from. */
export function repositoriesElsewhere(kustomizations: readonly FluxKustomization[]): OtherRepository[] {
  return otherRepositories(
    kustomizations.flatMap(({ isElsewhere, source }) => {
      const url = isElsewhere ? source?.at('spec', 'url').value : undefined;
      return typeof url === 'string' ? url : [];
    }),
  );
}

/** What is not known of clusters. */
export function unknownLines(clusters: readonly Cluster[]): UnknownLines {
  const lines = clusters.flatMap(({ name, unknowns, kustomizations }) => {
    const variables = kustomizations.flatMap((kustomization) => unknownVariables(kustomization.variables));
    return [...unknowns.map(({ reason }) => reason), ...variables].map((reason) => `cluster ${name}: ${reason}`);
  });
  return { title: 'Unknown parts of clusters', lines };
}

/** What Kustomizations give Flux to apply, with the files that it is built from. */
export function deliveredBy(kustomizations: readonly FluxKustomization[], builds: readonly Build[]): Delivered {
  return {
    builds,
    objects: kustomizations.flatMap(({ objects }) => objects),
    files: new Set(builds.flatMap((build) => [...filesCovered(build)])),
  };
}

/** The objects that are applied next to those of some clusters, by their names; not what goes to remote clusters. */
export function objectsBeside(names: readonly string[], sets: readonly DeployedSet[]): KubernetesObject[] {
  const own = sets.filter(({ name }) => names.includes(name)).flatMap(({ objects }) => objects);
  return own.flatMap(({ object, applier }) => (applier?.isRemote ? [] : object));
}

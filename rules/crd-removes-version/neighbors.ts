import type { SetDifference } from '../../src/change/difference.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { argoId } from '../../src/reconcilers/argocd/details.ts';
import { clusterOf } from '../../src/reconcilers/argocd/instances.ts';
import type { DeployedObject } from '../../src/reconcilers/deployed.ts';
import type { Revision } from '../../src/revision/revision.ts';

/** The objects of the head that are deployed to the same cluster as an object of a set. */
export function neighborsOf({ applier }: DeployedObject, set: SetDifference, revision: Revision): KubernetesObject[] {
  if (set.applications.length === 0) {
    const own = revision.deployed?.sets.find(({ name, kind }) => kind === set.kind && name === set.name);
    const isRemote = applier?.isRemote ?? false;
    return (own?.objects ?? []).flatMap((one) => ((one.applier?.isRemote ?? false) === isRemote ? one.object : []));
  }
  const names = new Set(set.applications.map(({ name }) => name));
  const { applications } = revision.argo;
  const own = applications.filter(({ object }) => names.has(argoId(object)));
  const clusters = new Set(own.map(({ destination }) => clusterOf(destination)));
  return applications.flatMap(({ destination, objects, isCertain }) =>
    isCertain && clusters.has(clusterOf(destination)) ? objects : [],
  );
}

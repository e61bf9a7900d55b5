import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { isWithin } from '../../../repository/tree.ts';
import { hasVariable } from '../../../text/variables.ts';
import type { Cluster } from '../follow/cluster.ts';
import type { FluxKustomization } from '../follow/flux-kustomization.ts';
import { variableSources } from '../substitute/variables.ts';

/** An object as one of several Kustomizations applies it. */
export interface Claimant {
  readonly object: KubernetesObject;
  readonly kustomization: FluxKustomization;
}

/** An object that two Kustomizations of a cluster apply. */
export interface OwnershipConflict {
  readonly first: Claimant;
  readonly second: Claimant;
  /** Whether both read it from the same place, because the path of one is that of the other or lies in it. */
  readonly isByPath: boolean;
}

const OPT_OUT = ['kustomize.toolkit.fluxcd.io/ssa', 'kustomize.toolkit.fluxcd.io/reconcile'];

/** The objects of a cluster for which Kustomizations contend: the first of each with each of the others. */
export function ownershipConflicts(cluster: Cluster): OwnershipConflict[] {
  return cluster.duplicates().flatMap((entries) => {
    const contenders = new Map<FluxKustomization, Claimant>();
    for (const { object, kustomization } of entries) {
      if (kustomization && !isShared(object)) contenders.set(kustomization, { object, kustomization });
    }
    const [first, ...others] = contenders.values();
    if (!first) return [];
    const same = others.filter((second) => haveOneName(first, second));
    return same.map((second) => ({ first, second, isByPath: isByPath(first, second) }));
  });
}

/** Whether variables whose values are not known come from the same place, so that `${NAME}` is one name. */
function haveOneName({ object, kustomization }: Claimant, second: Claimant): boolean {
  if (!hasVariable(object.namespace + object.name)) return true;
  const sources = (of: FluxKustomization): string =>
    JSON.stringify([of.namespace, variableSources(of.object).map(({ kind, name }) => [kind, name])]);
  return sources(kustomization) === sources(second.kustomization);
}

/** Whether an object says itself that Flux is not its only owner. */
function isShared(object: KubernetesObject): boolean {
  return ['labels', 'annotations'].some((field) => OPT_OUT.some((key) => object.at('metadata', field, key).exists));
}

function isByPath(first: Claimant, second: Claimant): boolean {
  const [a, b] = [first.object.origin, second.object.origin];
  if (a.file.path !== b.file.path || a.start !== b.start) return false;
  const [path, other] = [first.kustomization.path, second.kustomization.path];
  return (
    path !== undefined &&
    other !== undefined &&
    (isWithin(path.directory, other.directory) || isWithin(other.directory, path.directory))
  );
}

import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { HealthCheck } from '../../src/reconcilers/flux/references/health-checks.ts';
import { misspelt } from '../../src/text/misspelling.ts';

/** The workloads that are taken for each other. */
const WORKLOADS = ['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet'];

/** The object of the Kustomization's own build that was meant, or undefined if a chart of that build may create the other one. */
export function slipInBuild(
  { reconciler, groupKind, namespace, name }: HealthCheck,
  cluster: Cluster,
): KubernetesObject | undefined {
  const { objects, failures, unknowns } = reconciler;
  if (failures.length > 0 || unknowns.length > 0 || cluster.find(groupKind, namespace, name).length > 0)
    return undefined;
  if (objects.some(({ kind }) => kind === 'HelmRelease')) return undefined;
  const inNamespace = objects.filter((object) => object.namespace === namespace);
  const beside = inNamespace.filter((object) => object.groupKind === groupKind);
  const slip = misspelt(
    name,
    beside.map((object) => object.name),
  );
  return (
    beside.find((object) => object.name === slip) ??
    // A prefix, a suffix or a patch gave it another name than the one in its file.
    beside.find(({ stated }) => stated.name === name) ??
    inNamespace.find((object) => object.name === name && areWorkloads(object.groupKind, groupKind))
  );
}

function areWorkloads(one: string, other: string): boolean {
  return WORKLOADS.includes(one) && WORKLOADS.includes(other);
}

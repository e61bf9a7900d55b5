import type { Problem } from '../../src/findings/problem.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { HealthCheck } from '../../src/reconcilers/flux/references/health-checks.ts';
import { misspelt } from '../../src/text/misspelling.ts';

/** The object of the Kustomization's own build that was meant, or undefined if a chart of that build may create the other one. */
export function slipInBuild(
  { reconciler, groupKind, namespace, name }: HealthCheck,
  cluster: Cluster,
): Problem['object'] {
  const { objects, failures, unknowns } = reconciler;
  if (failures.length > 0 || unknowns.length > 0 || cluster.find(groupKind, namespace, name).length > 0)
    return undefined;
  if (objects.some(({ kind }) => kind === 'HelmRelease')) return undefined;
  const beside = objects.filter((object) => object.groupKind === groupKind && object.namespace === namespace);
  const slip = misspelt(
    name,
    beside.map((object) => object.name),
  );
  return beside.find((object) => object.name === slip);
}

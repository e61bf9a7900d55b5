import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { expressionsOf } from '../../src/reconcilers/flux/substitute/places.ts';
import { addsVariables } from '../../src/reconcilers/flux/substitute/policies.ts';
import { WITH_OWN_VARIABLES } from '../../src/reconcilers/flux/substitute/webhook-substitution.ts';
import type { Revision } from '../../src/revision/revision.ts';
import type { Origin } from '../../src/yaml/origin.ts';

/** How many Kustomizations without substitution show that a cluster does not substitute at all. */
const ENOUGH = 3;
/** Variables of another cluster in one whose Kustomizations do not substitute: the expression reaches the cluster as it is written. */
export function* leftAsTheyAre({ flux }: Revision): Iterable<Problem> {
  const substituted = variablesOf(flux.clusters);
  for (const { name, kustomizations, objects } of flux.clusters) {
    if (objects.some(({ object }) => addsVariables(object))) continue;
    const built = kustomizations.filter(({ build }) => build !== undefined);
    if (built.length < ENOUGH || built.some(({ variables }) => variables.areUsed)) continue;
    const left = built.flatMap((reconciler) => [...leftBy(reconciler, substituted)]);
    const users = new Set(left.map(({ reconciler }) => reconciler));
    // Where most Kustomizations use variables, the cluster lacks one setting. Otherwise each that does was copied.
    const isOfCluster = users.size > built.length / 2;
    for (const { reconciler, object, variable, at } of left)
      yield {
        at,
        object,
        severity: 'warning',
        builds: [name],
        message: `No Kustomization in this cluster has \`postBuild\`, so Flux applies \`\${${variable}}\` as literal text. Another cluster replaces it. Define the variable in Kustomization \`${reconciler.name}\`, or write its value.`,
        values: [variable],
        cause: isOfCluster ? [name, variable] : [name, variable, reconciler.namespace, reconciler.name],
      };
  }
}

/** An expression that reaches a cluster as it is written. */
interface LeftExpression {
  readonly reconciler: FluxKustomization;
  readonly object: KubernetesObject;
  readonly variable: string;
  readonly at: Origin;
}

function* leftBy(reconciler: FluxKustomization, substituted: ReadonlySet<string>): Iterable<LeftExpression> {
  for (const object of reconciler.objects) {
    if (WITH_OWN_VARIABLES.has(object.kind)) continue;
    for (const { variable, at } of expressionsOf(object))
      if (substituted.has(variable)) yield { reconciler, object, variable, at };
  }
}

/** The variables that clusters substitute. */
function variablesOf(clusters: readonly Cluster[]): Set<string> {
  return new Set(
    clusters.flatMap(({ kustomizations }) =>
      kustomizations.flatMap(({ uses, variables }) =>
        uses.flatMap(({ variable }) => (variables.set.has(variable) || variables.unknown.length > 0 ? variable : [])),
      ),
    ),
  );
}

import type { Problem } from '../../src/findings/problem.ts';
import type { RuleContext } from '../../src/lint/rule.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { expressionsOf } from '../../src/reconcilers/flux/substitute/places.ts';
import { WITH_OWN_VARIABLES } from '../../src/reconcilers/flux/substitute/webhook-substitution.ts';

/** Kustomizations from which on a cluster that substitutes nowhere shows that it does not. */
const ENOUGH = 3;
/** Variables of another cluster in one whose Kustomizations substitute nothing: the text reaches the cluster as it is. */
export function* leftAsTheyAre({ flux }: RuleContext): Iterable<Problem> {
  const substituted = variablesOf(flux.clusters);
  for (const { name, reconcilers } of flux.clusters) {
    const built = reconcilers.filter(({ build }) => build !== undefined);
    if (built.length < ENOUGH || built.some(({ variables }) => variables.areUsed)) continue;
    for (const reconciler of built) {
      for (const object of reconciler.objects) {
        if (WITH_OWN_VARIABLES.has(object.kind)) continue;
        for (const { variable, at } of expressionsOf(object)) {
          if (!substituted.has(variable)) continue;
          yield {
            at,
            object,
            severity: 'warning',
            builds: [name],
            message: `No Kustomization of this cluster has \`postBuild\`, so \`\${${variable}}\` stays as it is; another cluster fills it in. Define the variable for Kustomization \`${reconciler.name}\`, or write its value.`,
            values: [variable],
          };
        }
      }
    }
  }
}

/** The variables that clusters fill in. */
function variablesOf(clusters: readonly Cluster[]): Set<string> {
  return new Set(
    clusters.flatMap(({ reconcilers }) =>
      reconcilers.flatMap(({ uses, variables }) =>
        uses.flatMap(({ variable }) => (variables.set.has(variable) || variables.unknown.length > 0 ? variable : [])),
      ),
    ),
  );
}

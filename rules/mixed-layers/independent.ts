import type { Problem } from '../../src/findings/problem.ts';
import { applierId } from '../../src/reconcilers/deployed.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { dependenciesOf } from '../../src/reconcilers/flux/references/dependencies.ts';
import { layerOf } from '../../src/repository/folder-names.ts';
import { hasPlaceholder } from '../../src/text/variables.ts';
import { quoted } from '../../src/text/words.ts';

/** Kustomizations of apps that do not wait for any Kustomization of the infrastructure of their cluster. */
export function* independentApps({ name: cluster, kustomizations }: Cluster): Iterable<Problem> {
  const isInfrastructure = (one: FluxKustomization): boolean => layerIn(one) === 'infrastructure';
  const infrastructure = kustomizations.filter(isInfrastructure);
  const byId = new Map(kustomizations.map((one) => [applierId(one), one]));
  for (const app of kustomizations) {
    if (layerIn(app) !== 'apps' || app.isSuspended || app.isRemote) continue;
    const first = infrastructure.find((one) => !waits(one, byId, (other) => other === app));
    if (!first || waits(app, byId, isInfrastructure)) continue;
    yield {
      at: app.object.at('metadata', 'name'),
      object: app.object,
      // Apps may need nothing of it.
      severity: 'notice',
      message: `Kustomization ${quoted(app.name)} applies apps and does not depend on the infrastructure of its cluster, such as Kustomization ${quoted(first.name)}. If its apps need something from there, add ${quoted(first.name)} to \`dependsOn\`. Otherwise a new cluster applies them too early, and they fail at first.`,
      related: [{ at: first.object.at('metadata', 'name'), message: 'The infrastructure' }],
      values: ['independent'],
      cause: ['independent', cluster],
    };
  }
}

function layerIn({ path }: FluxKustomization): ReturnType<typeof layerOf> {
  return path ? layerOf(`${path.directory}/`) : undefined;
}

/** Whether a Kustomization waits for one of some kind, directly or through others, its parents among them, or may. */
function waits(
  start: FluxKustomization,
  byId: ReadonlyMap<string, FluxKustomization>,
  isGoal: (one: FluxKustomization) => boolean,
): boolean {
  const reached = new Set([start]);
  for (const one of reached) {
    if (one !== start && isGoal(one)) return true;
    for (const dependency of dependenciesOf(one.object)) {
      const next = byId.get(applierId(dependency));
      if (!next || hasPlaceholder(dependency.name + dependency.namespace)) return true;
      reached.add(next);
    }
    if (one.parent) reached.add(one.parent);
  }
  return false;
}

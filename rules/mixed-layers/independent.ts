import type { Problem } from '../../src/findings/problem.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { layerOf } from '../../src/repository/folder-names.ts';
import { quoted } from '../../src/text/words.ts';
import { Waits } from './waits.ts';

/** Kustomizations of the infrastructure that are looked at for one that does not wait for an app. */
const MAX_INFRASTRUCTURE = 20;

/** Kustomizations of apps that do not wait for any Kustomization of the infrastructure of their cluster. */
export function* independentApps({ name: cluster, kustomizations }: Cluster): Iterable<Problem> {
  const isInfrastructure = (one: FluxKustomization): boolean => layerIn(one) === 'infrastructure';
  const infrastructure = kustomizations.filter(isInfrastructure);
  const waits = new Waits(kustomizations);
  const waiting = waits.for(infrastructure);
  for (const app of kustomizations) {
    if (layerIn(app) !== 'apps' || app.isSuspended || app.isRemote || waiting.has(app)) continue;
    const first = infrastructure.slice(0, MAX_INFRASTRUCTURE).find((one) => !waits.mayReach(one, app));
    if (!first) continue;
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

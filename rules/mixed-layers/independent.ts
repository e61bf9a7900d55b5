import { addedAfter } from '../../src/findings/field-fix.ts';
import type { Problem } from '../../src/findings/problem.ts';
import { applierId } from '../../src/reconcilers/deployed.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { dependenciesOf } from '../../src/reconcilers/flux/references/dependencies.ts';
import { layerOf } from '../../src/repository/folder-names.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { hasPlaceholder } from '../../src/text/variables.ts';
import { quoted } from '../../src/text/words.ts';
import { type Need, Needs } from './needs.ts';

/** Kustomizations of apps that need something of the infrastructure of their cluster and do not wait for any of it. */
export function* independentApps(cluster: Cluster, revision: Revision): Iterable<Problem> {
  const { name, kustomizations } = cluster;
  const isInfrastructure = (one: FluxKustomization): boolean => layerIn(one) === 'infrastructure';
  if (!kustomizations.some(isInfrastructure)) return;
  const needs = new Needs(cluster, revision);
  const byId = new Map(kustomizations.map((one) => [applierId(one), one]));
  for (const app of kustomizations) {
    if (layerIn(app) !== 'apps' || app.isSuspended || app.isRemote || waits(app, byId, isInfrastructure)) continue;
    const need = needs.first(app, (one) => isInfrastructure(one) && !waits(one, byId, (other) => other === app));
    if (need) yield describe(app, need, name);
  }
}

function describe({ object, name, namespace }: FluxKustomization, need: Need, cluster: string): Problem {
  const { provider, provided, words } = need;
  const needing = `${need.object.kind} ${quoted(need.object.name)}`;
  const added = [
    'dependsOn:',
    `  - name: ${provider.name}`,
    ...(provider.namespace === namespace ? [] : [`    namespace: ${provider.namespace}`]),
  ];
  return {
    at: object.at('metadata', 'name'),
    object,
    message: `Kustomization ${quoted(name)} applies apps and does not wait for the infrastructure: ${needing} needs ${words}, which Kustomization ${quoted(provider.name)} applies. In a new cluster, Flux applies the apps too early, and they fail at first. Add ${quoted(provider.name)} to \`dependsOn\`.`,
    related: [
      { at: need.object.at('metadata', 'name'), message: `What needs ${words}` },
      { at: provided.at('metadata', 'name'), message: 'What it needs' },
    ],
    values: ['independent'],
    cause: ['independent', cluster],
    fix: object.at('spec', 'dependsOn').exists ? undefined : addedAfter(object.at('spec', 'interval'), added),
  };
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

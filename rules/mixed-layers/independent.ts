import { addedAfter } from '../../src/findings/field-fix.ts';
import type { Problem } from '../../src/findings/problem.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { layerOf } from '../../src/repository/folder-names.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { quoted } from '../../src/text/words.ts';
import { type Need, Needs } from './needs.ts';
import { Waits } from './waits.ts';

/** Kustomizations of the infrastructure that are looked at for what an app needs. */
const MAX_INFRASTRUCTURE = 20;

/** Kustomizations of apps that need something of the infrastructure of their cluster and do not wait for any of it. */
export function* independentApps(cluster: Cluster, revision: Revision): Iterable<Problem> {
  const { name, kustomizations } = cluster;
  const infrastructure = kustomizations.filter((one) => layerIn(one) === 'infrastructure');
  if (infrastructure.length === 0) return;
  const waits = new Waits(kustomizations);
  const waiting = waits.for(infrastructure);
  const providers = new Set(infrastructure.slice(0, MAX_INFRASTRUCTURE));
  const needs = new Needs(cluster, revision);
  for (const app of kustomizations) {
    if (layerIn(app) !== 'apps' || app.isSuspended || app.isRemote || waiting.has(app)) continue;
    const need = needs.first(app, (one) => providers.has(one) && !waits.mayReach(one, app));
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

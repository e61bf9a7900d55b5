import { argoId } from '../reconcilers/argocd/details.ts';
import type { ArgoRoot } from '../reconcilers/argocd/entrypoints/roots.ts';
import type { ArgoGraph } from '../reconcilers/argocd/graph.ts';
import type { Cluster } from '../reconcilers/flux/follow/cluster.ts';
import { reconcilerId } from '../reconcilers/flux/follow/flux-kustomization.ts';
import type { FluxGraph } from '../reconcilers/flux/graph.ts';
import { isNamed } from '../report/graph/named.ts';
import { nearest } from '../text/nearest.ts';
import { UsageError } from '../usage-error.ts';

/** Clusters that Flux runs and roots from which Argo CD does. */
export interface Chosen {
  readonly clusters: readonly Cluster[];
  readonly roots: readonly ArgoRoot[];
}

/** Names that an error lists. */
const MAX_NAMES = 20;

/** The cluster and the root of a name, or all; throws UsageError with the nearest name where there is none. */
export function chosenClusters({ clusters }: FluxGraph, { roots }: ArgoGraph, name: string | undefined): Chosen {
  if (clusters.length === 0 && roots.length === 0)
    throw new UsageError(
      'No cluster is set up here: there are no Flux Kustomizations and no Argo CD Applications in this folder.',
    );
  if (name === undefined) return { clusters, roots };
  const isChosen = (one: { readonly name: string }): boolean => one.name === name;
  const chosen = { clusters: clusters.filter(isChosen), roots: roots.filter(isChosen) };
  if (chosen.clusters.length > 0 || chosen.roots.length > 0) return chosen;
  const names = [...new Set([...clusters, ...roots].map((one) => one.name))];
  throw new UsageError(`There is no cluster \`${name}\`${suggestion(name, names)}`);
}

/** Throws UsageError with the nearest name where none of the clusters has the object that the graph is to begin at. */
export function checkBeginning({ clusters, roots }: Chosen, from: string): void {
  const ids = new Set([
    ...clusters.flatMap(({ reconcilers }) => reconcilers.map(reconcilerId)),
    ...roots.flatMap(({ sets, applications }) => [...sets, ...applications].map(({ object }) => argoId(object))),
  ]);
  for (const id of ids) if (isNamed(id, from)) return;
  const names = from.includes('/') ? [...ids] : [...ids].map((id) => id.slice(id.lastIndexOf('/') + 1));
  throw new UsageError(
    `There is no Kustomization, Application or ApplicationSet \`${from}\`${suggestion(from, [...new Set(names)])}`,
  );
}

function suggestion(name: string, names: readonly string[]): string {
  const near = nearest(name, names);
  if (near !== undefined) return `; did you mean \`${near}\`?`;
  const more = names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : '';
  return names.length === 0 ? '.' : `; there are: ${names.slice(0, MAX_NAMES).join(', ')}${more}.`;
}

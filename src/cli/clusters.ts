import type { Cluster } from '../flux/cluster.ts';
import type { FluxGraph } from '../flux/graph.ts';
import { nearest } from '../nearest.ts';
import { UsageError } from '../usage-error.ts';

/** The cluster of a name, or all; throws UsageError with the nearest name where there is none. */
export function chosenClusters({ clusters }: FluxGraph, name: string | undefined): readonly Cluster[] {
  if (clusters.length === 0)
    throw new UsageError('No cluster is set up here: there are no Flux Kustomizations in this folder.');
  if (name === undefined) return clusters;
  const chosen = clusters.filter((cluster) => cluster.name === name);
  if (chosen.length > 0) return chosen;
  const names = clusters.map((cluster) => cluster.name);
  const near = nearest(name, names);
  throw new UsageError(
    `There is no cluster \`${name}\`${near ? `; did you mean \`${near}\`?` : `; there are: ${names.join(', ')}.`}`,
  );
}

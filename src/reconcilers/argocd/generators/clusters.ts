import { type Generated, type GeneratorContext, type GeneratorEntry, unknownGenerator } from './generator.ts';
import { withValues } from './values.ts';

/** The parameters of each cluster (Generators-Cluster.md); `clusters` with `flatList`. */
const GIVEN = ['name', 'nameNormalized', 'server', 'project', 'metadata', 'clusters'];

/**
 * What is known of a `clusters` generator: its `values`. Only Secrets of a running Argo CD list the clusters, so one set
 * represents any of them.
 */
export function generateClusters({ map, origin }: GeneratorEntry, context: GeneratorContext): Generated {
  const values = withValues(new Map(), map.values, true, context);
  return unknownGenerator('The clusters that are registered in Argo CD are not known.', origin, values, GIVEN);
}

import { type Generated, type GeneratorContext, type GeneratorEntry, unknownGenerator } from './generator.ts';
import { withValues } from './values.ts';

/**
 * What is known of a `clusters` generator: its `values`. Which clusters there are, only Secrets of a running Argo CD tell, so
 * one set stands for any of them.
 */
export function generateClusters({ map, origin }: GeneratorEntry, context: GeneratorContext): Generated {
  const values = withValues(new Map(), map.values, true, context);
  return unknownGenerator('Which clusters are registered in Argo CD is not known from here.', origin, values);
}

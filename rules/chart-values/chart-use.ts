import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import type { ValueLayers } from '../../src/reconcilers/value-layers.ts';
import type { Tree } from '../../src/repository/tree.ts';

/** A chart of this repository, and what something installs it with. */
export interface ChartUse {
  /** What installs it, if it is an object. */
  readonly object?: KubernetesObject;
  readonly tree: Tree;
  readonly directory: string;
  /** What replaces the default values of the chart, if something does. */
  readonly defaults?: ValueLayers | undefined;
  readonly values: ValueLayers;
  /** Where a value that is missing would be set. */
  readonly valuesAt: Place;
  /** What happens if Helm rejects the values: the end of a sentence. */
  readonly harm: string;
  /** Whether it is certain to be installed. */
  readonly isCertain: boolean;
  readonly builds: readonly string[];
}

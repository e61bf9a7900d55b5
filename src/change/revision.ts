import type { Build } from '../kustomize/built.ts';
import type { DeployedSet } from '../reconcilers/deployed.ts';
import type { Reconciler } from '../reconcilers/reconciler.ts';
import { overlaySet } from './overlay.ts';

/** What one revision deploys, and what deploys it. */
export interface Deployed {
  /**
   * What clusters deploy; if there are none, what overlays build that no reconciler builds. Also what a person applies so
   * that a reconciler begins.
   */
  readonly sets: readonly DeployedSet[];
  readonly reconcilers: readonly Reconciler[];
  /** The directories that have a part in what reconcilers build. */
  readonly reached: ReadonlySet<string>;
}

/** What a revision deploys; `overlays` are the builds of all overlays that nothing includes. */
export function deployedIn(reconcilers: readonly Reconciler[], overlays: readonly Build[]): Deployed {
  const builds = reconcilers.flatMap((reconciler) => reconciler.builds);
  const reached = new Set(builds.flatMap(({ directories }) => [...directories]));
  const clusters = reconcilers.flatMap(({ sets }) => sets);
  const byHand = reconcilers.flatMap(({ appliedByHand }) => appliedByHand);
  if (clusters.length > 0) return { sets: [...clusters, ...byHand], reconcilers, reached };
  const names = new Set(overlays.map(({ directory }) => directory || '.'));
  const statusOf = (directory: string): DeployedSet['status'] =>
    reconcilers.map((reconciler) => reconciler.statusOf(directory)).find((status) => status !== undefined);
  const sets = [
    ...overlays
      .filter(({ directory }) => !reached.has(directory))
      .map((build) => overlaySet(build, statusOf(build.directory))),
    ...byHand.filter(({ name }) => !names.has(name)),
  ];
  return { sets, reconcilers, reached };
}

import type { Build } from '../kustomize/built.ts';
import { argoId } from '../reconcilers/argocd/details.ts';
import type { ArgoRoot } from '../reconcilers/argocd/entrypoints/roots.ts';
import type { ArgoGraph } from '../reconcilers/argocd/graph.ts';
import type { FluxGraph } from '../reconcilers/flux/graph.ts';
import { type DeployedSet, ofCluster, ofOverlay, type Standing } from './deployed.ts';
import { type Deployment, deploymentsOf } from './deployments.ts';

/** What one revision deploys, and what deploys it. */
export interface Deployed {
  /**
   * What the clusters of Flux deploy; where there are none, what overlays come to that no Application builds. Where Argo CD
   * begins in files, or beside Flux, what a person applies there.
   */
  readonly sets: readonly DeployedSet[];
  /** What the Applications of Argo CD deploy. */
  readonly deployments: readonly Deployment[];
  readonly argo: ArgoGraph;
  /** The directories that have a part in what Applications build. */
  readonly reached: ReadonlySet<string>;
}

/** What a revision deploys; `overlays` are the builds of all overlays that nothing includes. */
export function deployedIn(flux: FluxGraph, argo: ArgoGraph, overlays: readonly Build[]): Deployed {
  const reached = new Set(argo.builds.flatMap(({ directories }) => [...directories]));
  const standing = argo.isEmpty ? () => undefined : standings(argo);
  const sets =
    flux.clusters.length > 0
      ? [...flux.clusters.map(ofCluster), ...argo.roots.filter(({ foundBy }) => foundBy !== 'flux').map(ofEntries)]
      : [
          ...overlays
            .filter(({ directory }) => !reached.has(directory))
            .map((build) => ofOverlay(build, standing(build.directory))),
          ...argo.roots.filter(({ foundBy }) => foundBy === 'file').map(ofEntries),
        ];
  return { sets, deployments: deploymentsOf(argo), argo, reached };
}

/** The Applications and ApplicationSets of a root, as a person applies them. */
function ofEntries({ name, entries }: ArgoRoot): DeployedSet {
  return {
    kind: 'overlay',
    name,
    objects: entries.map(({ object }) => ({ object, reconciler: undefined, hasHash: false })),
    cluster: undefined,
    failures: [],
    unknowns: new Map(),
    standing: { by: 'hand', applications: [] },
    state: 'known',
  };
}

/** Tells what is known to deploy an overlay that no Application certainly builds. */
function standings({ applications, roots, fitting }: ArgoGraph): (directory: string) => Standing {
  const hand = new Set(roots.map(({ name }) => name));
  const maybe = new Map<string, Set<string>>();
  for (const { object, set, sources } of applications) {
    for (const directory of sources.flatMap(({ pattern }) => (pattern ? fitting(pattern) : []))) {
      const known = maybe.get(directory) ?? new Set();
      maybe.set(directory, known.add(`${(set ?? object).kind} ${argoId(set ?? object)}`));
    }
  }
  return (directory) => {
    const names = [...(maybe.get(directory) ?? [])].sort();
    if (names.length > 0) return { by: 'maybe', applications: names };
    return { by: hand.has(directory || '.') ? 'hand' : 'nothing', applications: [] };
  };
}

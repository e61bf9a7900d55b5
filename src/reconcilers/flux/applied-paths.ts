import type { Manifests } from '../../kubernetes/manifests.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { isPutAway } from '../../repository/folder-names.ts';
import { hasVariable } from '../../text/variables.ts';
import { writtenAt } from '../../yaml/origin.ts';
import { stringAt } from '../../yaml/value.ts';
import type { AppliedPath } from '../applied-path.ts';
import { findBootstraps } from './entrypoints/bootstraps.ts';
import { statedKustomizations } from './entrypoints/stated.ts';
import type { Cluster } from './follow/cluster.ts';
import type { FluxKustomization } from './follow/flux-kustomization.ts';
import type { StatedSources } from './source/stated.ts';

/**
 * The paths that Flux applies: those in clusters, then those in files of Kustomizations that no cluster has, and of
 * FluxInstances that create none of them.
 */
export function appliedPaths(manifests: Manifests, clusters: readonly Cluster[], stated: StatedSources): AppliedPath[] {
  const followed = clusters.flatMap((cluster) =>
    cluster.kustomizations.map((kustomization) => followedPath(kustomization, isRunning(cluster))),
  );
  const reached = new Set(followed.map(({ by }) => writtenAt(by.origin)));
  // Kustomizations that no cluster has may be in one that is not known in full.
  const mayBeInUse = !clusters.some(isRunning) || clusters.some(hasFailed);
  const isOpen = ({ origin }: KubernetesObject): boolean => !reached.has(writtenAt(origin));
  const synced = findBootstraps(manifests).filter(
    ({ evidence, kustomization }) => evidence === 'instance' && isOpen(kustomization),
  );
  return [
    ...followed,
    ...statedKustomizations(manifests)
      .filter(isOpen)
      .map((kustomization) => ({ ...statedPath(kustomization, stated), isInUse: mayBeInUse })),
    ...synced.map(({ kustomization, source }) => statedPath(kustomization, stated, source)),
  ];
}

/** Whether a cluster runs what it has. One that only paths suggest, in a folder for what is not deployed, does not. */
function isRunning({ evidence, name }: Cluster): boolean {
  return evidence !== 'root' || !isPutAway(`${name}/`);
}

function hasFailed({ kustomizations }: Cluster): boolean {
  return kustomizations.some(({ failures }) => failures.length > 0);
}

function followedPath({ object, path, build, isElsewhere }: FluxKustomization, isInUse: boolean): AppliedPath {
  const stated = path?.value ?? pathIn(object);
  return {
    by: object,
    from: object.origin.file.path,
    at: object.at('spec', 'path'),
    stated,
    directory: path?.directory,
    pattern: path ? undefined : patternIn(stated),
    build,
    isCertain: path?.isCertain ?? false,
    isInUse,
    isElsewhere,
  };
}

/** What a Kustomization applies according to its file, if no cluster is known to have it. Never certain. */
export function statedPath(
  kustomization: KubernetesObject,
  sources: StatedSources,
  source?: KubernetesObject,
): AppliedPath {
  const stated = pathIn(kustomization);
  return {
    by: kustomization,
    from: kustomization.origin.file.path,
    at: kustomization.at('spec', 'path'),
    stated,
    directory: sources.pathOf(kustomization, source)?.directory,
    pattern: patternIn(stated),
    build: undefined,
    isCertain: false,
    isInUse: true,
    isElsewhere: sources.isElsewhere(kustomization, source),
  };
}

function pathIn({ value }: KubernetesObject): string {
  return stringAt(value, 'spec', 'path') ?? '';
}

function patternIn(path: string): string | undefined {
  return hasVariable(path) ? path : undefined;
}

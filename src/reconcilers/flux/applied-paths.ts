import type { Manifests } from '../../kubernetes/manifests.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { hasVariable } from '../../text/variables.ts';
import { writtenAt } from '../../yaml/origin.ts';
import { stringAt } from '../../yaml/value.ts';
import type { AppliedPath } from '../reconciler.ts';
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
  const followed = clusters.flatMap(({ kustomizations }) => kustomizations);
  const reached = new Set(followed.map(({ object }) => writtenAt(object.origin)));
  const isOpen = ({ origin }: KubernetesObject): boolean => !reached.has(writtenAt(origin));
  const synced = findBootstraps(manifests).filter(
    ({ evidence, kustomization }) => evidence === 'instance' && isOpen(kustomization),
  );
  return [
    ...followed.map(followedPath),
    ...statedKustomizations(manifests)
      .filter(isOpen)
      .map((kustomization) => statedPath(kustomization, stated)),
    ...synced.map(({ kustomization, source }) => statedPath(kustomization, stated, source)),
  ];
}

function followedPath({ object, path, build, isElsewhere }: FluxKustomization): AppliedPath {
  const stated = path?.value ?? pathIn(object);
  return {
    by: object,
    at: object.at('spec', 'path'),
    stated,
    directory: path?.directory,
    pattern: path ? undefined : patternIn(stated),
    build,
    isCertain: path?.isCertain ?? false,
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
    at: kustomization.at('spec', 'path'),
    stated,
    directory: sources.pathOf(kustomization, source)?.directory,
    pattern: patternIn(stated),
    build: undefined,
    isCertain: false,
    isElsewhere: sources.isElsewhere(kustomization, source),
  };
}

function pathIn({ value }: KubernetesObject): string {
  return stringAt(value, 'spec', 'path') ?? '';
}

function patternIn(path: string): string | undefined {
  return hasVariable(path) ? path : undefined;
}

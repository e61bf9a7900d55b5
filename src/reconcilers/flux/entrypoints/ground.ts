import { getOrInsert } from '../../../grouping.ts';
import type { Manifests } from '../../../kubernetes/manifests.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { type Builds, toKubernetesObject } from '../../../kustomize/builds.ts';
import {
  clusterFolder,
  isArchived,
  isBaseFolder,
  isHidden,
  isInExamples,
  isInTemplates,
  isInTests,
} from '../../../repository/folder-names.ts';
import { directoryOf, type Tree } from '../../../repository/tree.ts';
import { KUSTOMIZATION, SOURCE_GROUP } from '../kinds.ts';
import type { Artifacts } from '../source/artifact.ts';
import type { FluxOverlays } from './flux-overlays.ts';
import type { KnownPublication } from './publication.ts';

/** What clusters are looked for in, and which are known already. */
export interface Ground {
  readonly tree: Tree;
  readonly manifests: Manifests;
  /** The overlays of the tree, as Flux builds them. */
  readonly overlays: Builds;
  readonly artifacts: Artifacts;
  readonly publication: KnownPublication;
  readonly flux: FluxOverlays;
  /** The objects of the kinds of sources that files define, by kind and name. */
  readonly sources: ReadonlyMap<string, readonly KubernetesObject[]>;
  /** Whether a known cluster builds a directory or reads a file. */
  readonly isReached: (path: string) => boolean;
  /** The directories of the known clusters. */
  readonly clusters: readonly string[];
}

/** Objects with Flux Kustomizations among them that are applied together: what an overlay yields, or a file that none lists. */
export interface Group {
  readonly directory: string;
  readonly isOverlay: boolean;
  readonly objects: readonly KubernetesObject[];
}

/** The groups of a tree that no known cluster applies. */
export function* groupsIn({ flux, overlays, manifests, isReached }: Ground): Iterable<Group> {
  for (const directory of flux.directories) {
    const isModel = flux.included.has(directory) && isBaseFolder(directory);
    if (isModel || isLaidAside(`${directory}/`) || isReached(directory)) continue;
    const objects = overlays.of(directory).objects.map((object) => toKubernetesObject(object, [], false));
    yield { directory, isOverlay: true, objects };
  }
  for (const { path, objects } of manifests.files) {
    if (!objects.some(({ groupKind }) => groupKind === KUSTOMIZATION)) continue;
    if (!flux.listed.has(path) && !isLaidAside(path) && !isReached(path))
      yield { directory: directoryOf(path), isOverlay: false, objects };
  }
}

/** The objects of the kinds of sources in the files of a tree, by `sourceKey`. */
export function sourcesIn(manifests: Manifests): Map<string, KubernetesObject[]> {
  const sources = new Map<string, KubernetesObject[]>();
  for (const object of manifests.objects())
    if (object.group === SOURCE_GROUP) getOrInsert(sources, sourceKey(object), () => []).push(object);
  return sources;
}

export function sourceKey({ kind, name }: Pick<KubernetesObject, 'kind' | 'name'>): string {
  return `${kind}/${name}`;
}

/** Whether a file is in a folder that is named as one that no one deploys. */
export function isLaidAside(path: string): boolean {
  return isArchived(path) || isInTemplates(path) || isHidden(path);
}

/** Whether a directory belongs to tests or examples, and is not in a folder of clusters. */
export function isTestOrExample(directory: string): boolean {
  return clusterFolder(directory) === undefined && (isInTests(`${directory}/`) || isInExamples(`${directory}/`));
}

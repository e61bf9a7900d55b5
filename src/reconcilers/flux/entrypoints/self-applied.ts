import { getOrInsert } from '../../../grouping.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { directoryOf, isWithin, normalize } from '../../../repository/tree.ts';
import { writtenAt } from '../../../yaml/origin.ts';
import { mapAt, newMap } from '../../../yaml/value.ts';
import { KUSTOMIZATION } from '../kinds.ts';
import { variableSources } from '../substitute/variables.ts';
import type { ClusterEntrypoint } from './entrypoint.ts';
import { type Ground, type Group, groupsIn } from './ground.ts';
import { appliedToItself } from './own-path.ts';
import { pathOf } from './published.ts';
import { rootSource } from './root-source.ts';

/**
 * Clusters that deploy themselves: a directory whose build contains a Kustomization of this repository's source that makes Flux
 * apply that directory, or one above it. It does not matter which files the build takes the Kustomization, its path and its source
 * from.
 */
export function selfApplied(ground: Ground): SelfApplied[] {
  const found = new Map<string, SelfApplied>();
  const groups = [...groupsIn(ground)];
  const paths = new StatedPaths(groups);
  for (const group of groups) {
    const roots = group.objects.flatMap((object) => rootIn(object, group, ground) ?? []);
    const [root] = roots
      .filter(
        ({ entrypoint: { name, kustomizations } }) => !kustomizations.some((one) => paths.leadFromOutside(name, one)),
      )
      .sort((a, b) => nameOf(a).length - nameOf(b).length || Number(isMain(b)) - Number(isMain(a)));
    if (root && !found.has(nameOf(root))) found.set(nameOf(root), root);
  }
  return [...found.values()].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

/** The paths that Kustomizations name, with the directories of the groups that these are in. */
class StatedPaths {
  readonly #byPath = new Map<string, { readonly from: string; readonly id: string }[]>();

  constructor(groups: readonly Group[]) {
    for (const { directory: from, objects } of groups) {
      for (const object of objects) {
        const path = object.groupKind === KUSTOMIZATION && !isRemote(object) ? normalize(pathOf(object)) : undefined;
        if (path) getOrInsert(this.#byPath, path, () => []).push({ from, id: idOf(object) });
      }
    }
  }

  /** Whether another Kustomization, which is not in a directory, deploys it: then that begins no cluster. */
  leadFromOutside(directory: string, root: KubernetesObject): boolean {
    for (let above = directory; above !== ''; above = directoryOf(above)) {
      const stated = this.#byPath.get(above) ?? [];
      if (stated.some(({ from, id }) => !isWithin(from, directory) && id !== idOf(root))) return true;
    }
    return false;
  }
}

function idOf({ namespace, name }: KubernetesObject): string {
  return `${namespace}/${name}`;
}

/** Whether the objects of a Kustomization go to another cluster. */
function isRemote({ value }: KubernetesObject): boolean {
  return mapAt(value, 'spec', 'kubeConfig') !== undefined;
}

/** A cluster that deploys itself, and the directory of this tree that its source hands out. */
export interface SelfApplied {
  readonly entrypoint: ClusterEntrypoint;
  readonly source: KubernetesObject;
  readonly root: string;
}

function nameOf({ entrypoint }: SelfApplied): string {
  return entrypoint.name;
}

/** The cluster that a Kustomization begins by applying the group that it is in. */
function rootIn(object: KubernetesObject, group: Group, ground: Ground): SelfApplied | undefined {
  const mayBe = object.groupKind === KUSTOMIZATION && !isRemote(object);
  const kustomization = mayBe ? appliedToItself(object, group.objects) : undefined;
  if (!kustomization) return undefined;
  const place = placeOf(kustomization, group, ground);
  const source = place && rootSource(kustomization, group, ground);
  if (!source) return undefined;
  const deploysMore = group.objects.some(
    (other) => other !== object && (other.groupKind === KUSTOMIZATION || other === source),
  );
  // Next to known clusters, what applies nothing but itself is an app that was taken out of one.
  if (ground.clusters.length > 0 && !deploysMore) return undefined;
  const { path, root } = place;
  return {
    entrypoint: {
      name: path || '.',
      evidence: 'bootstrap',
      kustomizations: [kustomization],
      objects: [source, ...variablesOf(kustomization, group)],
    },
    source,
    root,
  };
}

/** The objects of a group from which a Kustomization takes variables: a running cluster has them. */
function variablesOf(kustomization: KubernetesObject, { objects }: Group): KubernetesObject[] {
  const sources = variableSources(kustomization);
  return objects.filter(({ kind, name }) => sources.some((source) => source.kind === kind && source.name === name));
}

/** Whether a root is called as the one of `flux bootstrap`: after its source. */
function isMain({ entrypoint: { kustomizations }, source }: SelfApplied): boolean {
  return kustomizations.some(({ name }) => name === source.name);
}

/**
 * The directory of this tree that a Kustomization applies if the build of that directory contains the Kustomization itself, and the
 * directory that is the root of its source.
 */
function placeOf(
  kustomization: KubernetesObject,
  { directory, isOverlay }: Group,
  { artifacts }: Ground,
): { readonly path: string; readonly root: string } | undefined {
  const artifact = artifacts.ofRepository(newMap());
  const path = artifact.directory(pathOf(kustomization));
  // One name alone, such as the `production` of another branch, says too little.
  if (path.includes('/') && !artifact.has(path) && directory.endsWith(`/${path}`))
    return isOverlay ? { path: directory, root: directory.slice(0, -path.length - 1) } : undefined;
  if (!artifact.has(path) || !isWithin(directory, path)) return undefined;
  const at = writtenAt(kustomization.origin);
  if (isOverlay && path === directory) return { path, root: '' };
  // A directory that does not build as a whole, such as a repository with files of other tools, is not what a cluster began with.
  const { objects, problems } = artifact.build(path, kustomization);
  const isBuilt = problems.length === 0 && objects.some(({ origin }) => writtenAt(origin) === at);
  return isBuilt ? { path, root: '' } : undefined;
}

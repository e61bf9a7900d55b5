import { getOrInsert } from '../../../grouping.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { clusterFolder } from '../../../repository/folder-names.ts';
import { directoryOf, isWithin } from '../../../repository/tree.ts';
import { writtenAt } from '../../../yaml/origin.ts';
import { newMap } from '../../../yaml/value.ts';
import { KUSTOMIZATION } from '../kinds.ts';
import { type ClusterEntrypoint, FLUX_NAMESPACE, namedSource } from './entrypoint.ts';
import { type Ground, groupsIn, isTestOrExample, sourceKey } from './ground.ts';
import { impliedEntrypoint } from './implied.ts';
import { appliedToItself } from './own-path.ts';
import { pathOf } from './published.ts';
import { rootSource } from './root-source.ts';

/**
 * Clusters of which the tree does not say how they are set up: bootstrap is still to come, or something else does it (Terraform,
 * another repository). Each is a directory with whole Kustomizations that deploy other directories, while nothing deploys it.
 */
export function unbootstrapped(ground: Ground): ClusterEntrypoint[] {
  const units = unitsIn(ground);
  const tops = units.filter((unit) => !isDeployed(unit, units) && isCluster(unit, ground));
  return together(tops, ground).map(({ directory, parts }) => {
    const [first] = parts;
    return impliedEntrypoint(directory, first.object.origin, 'root', namedByBootstrap(parts, ground));
  });
}

/** A Kustomization of a unit: what it deploys, and where the Kustomizations are written that its build contains. */
interface Part {
  readonly object: KubernetesObject;
  readonly at: string;
  /** Undefined if the files are not known, as those of a generated artifact. */
  readonly path: string | undefined;
  readonly deploys: readonly string[];
}

/** A directory with Kustomizations that are applied together. */
interface Unit {
  readonly directory: string;
  readonly parts: readonly [Part, ...Part[]];
}

/** The directories with Kustomizations that state all that Flux needs; one inside of another belongs to that one. */
function unitsIn(ground: Ground): Unit[] {
  const units = new Map<string, Part[]>();
  for (const group of groupsIn(ground)) {
    const { directory, isOverlay, objects } = group;
    if (isOverlay && ground.flux.included.has(directory)) continue;
    if (isTestOrExample(directory)) continue;
    const parts = objects.flatMap((object) => {
      if (object.groupKind !== KUSTOMIZATION) return [];
      const { kind } = namedSource(object, '');
      const isPart = kind === 'ExternalArtifact' || rootSource(object, group, ground) !== undefined;
      return isPart ? [partOf(object, objects, kind, ground)] : [];
    });
    if (parts.length > 0) getOrInsert(units, directory, () => []).push(...parts);
  }
  const names = [...units.keys()].sort((a, b) => a.length - b.length);
  for (const name of names) {
    const above = names.find((other) => other !== name && units.has(other) && isWithin(name, other));
    if (above === undefined) continue;
    units.get(above)?.push(...(units.get(name) ?? []));
    units.delete(name);
  }
  return [...units].flatMap(([directory, [first, ...others]]) =>
    first ? [{ directory, parts: [first, ...others] }] : [],
  );
}

function partOf(object: KubernetesObject, beside: readonly KubernetesObject[], kind: string, ground: Ground): Part {
  const at = writtenAt(object.origin);
  const applied = kind === 'ExternalArtifact' ? undefined : appliedToItself(object, beside);
  const artifact = ground.artifacts.ofRepository(newMap());
  const path = applied && artifact.directory(pathOf(applied));
  if (!applied || path === undefined || !artifact.has(path)) return { object, at, path: undefined, deploys: [] };
  const { objects, problems } = artifact.build(path, applied);
  // One that fails proves no cluster: often its path is not meant for this tree.
  const built = problems.length > 0 ? [] : objects.filter(({ value }) => value.kind === 'Kustomization');
  return { object, at, path, deploys: built.map(({ origin }) => writtenAt(origin)) };
}

/** Whether the Kustomizations of another unit deploy one. Of units that deploy each other, the first is not. */
function isDeployed(unit: Unit, units: readonly Unit[]): boolean {
  return units.some(
    (other) =>
      other !== unit && deploys(other, unit) && (!deploys(unit, other) || units.indexOf(other) < units.indexOf(unit)),
  );
}

function deploys({ parts }: Unit, { directory, parts: others }: Unit): boolean {
  const own = new Set(others.map(({ at }) => at));
  return parts.some(
    (part) =>
      (part.path !== undefined && part.path !== '' && isWithin(directory, part.path)) ||
      part.deploys.some((at) => own.has(at)),
  );
}

/** Whether what a unit deploys shows that it is a cluster, and not an app or a folder of CRDs. */
function isCluster({ directory, parts }: Unit, { clusters, isReached, tree }: Ground): boolean {
  const own = new Set(parts.map(({ at }) => at));
  const deploysOthers = parts.some((part) => part.deploys.some((at) => !own.has(at)));
  if (clusters.length > 0) {
    // What was taken out of a cluster is next to what it reads.
    const isBeside = tree.names(directory).some((name) => isReached(`${directory}/${name}`));
    return deploysOthers && !isBeside && clusters.some((other) => directoryOf(other) === directoryOf(directory));
  }
  const isOutside = ({ path }: Part, of: string): boolean => path === undefined || !isWithin(path, of);
  if (clusterFolder(directory) !== undefined) return parts.some((part) => isOutside(part, directory));
  const above = directoryOf(directory) || directory;
  return deploysOthers || (parts.length > 1 && parts.every((part) => isOutside(part, above)));
}

/** The units of one cluster's folder as one, unless they repeat each other: then each is a cluster. */
function together(units: readonly Unit[], { artifacts }: Ground): Unit[] {
  const folders = new Map<string, Unit[]>();
  for (const unit of units) getOrInsert(folders, clusterFolder(unit.directory) ?? unit.directory, () => []).push(unit);
  return [...folders].flatMap(([directory, [first, ...others]]) => {
    if (!first || others.length === 0) return first ? [first] : [];
    const [part, ...rest] = [first, ...others].flatMap(({ parts }) => parts);
    const names = [part, ...rest].map((one) => one && `${one.object.namespace}/${one.object.name}`);
    const whole =
      part && new Set(names).size === names.length ? { directory, parts: [part, ...rest] as const } : undefined;
    const builds =
      whole && artifacts.ofRepository(newMap()).build(directory, whole.parts[0].object).problems.length === 0;
    return whole && builds ? [{ directory, parts: [whole.parts[0], ...rest] }] : [first, ...others];
  });
}

/** The source that most Kustomizations name and that no file defines: that of bootstrap. */
function namedByBootstrap(parts: Unit['parts'], { sources }: Ground): ReturnType<typeof namedSource> | undefined {
  const counts = new Map<string, { readonly source: ReturnType<typeof namedSource>; count: number }>();
  for (const { object } of parts) {
    const source = namedSource(object, object.namespace || FLUX_NAMESPACE);
    if (sources.has(sourceKey(source)) || source.kind === 'ExternalArtifact') continue;
    getOrInsert(counts, `${source.kind}/${source.namespace}/${source.name}`, () => ({ source, count: 0 })).count++;
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.source;
}

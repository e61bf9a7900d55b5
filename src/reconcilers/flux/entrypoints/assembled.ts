import { groupBy } from '../../../grouping.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { kustomizationFiles } from '../../../repository/kustomization-names.ts';
import { directoryOf } from '../../../repository/tree.ts';
import { writtenAt } from '../../../yaml/origin.ts';
import { newMap } from '../../../yaml/value.ts';
import { KUSTOMIZATION, SOURCE_GROUP } from '../kinds.ts';
import { locationOf } from '../source/location.ts';
import { askedFor, type ClusterEntrypoint, FLUX_NAMESPACE, namedSource } from './entrypoint.ts';
import { type Ground, type Group, groupsIn, isTestOrExample } from './ground.ts';
import { appliedToItself } from './own-path.ts';
import { pathOf } from './published.ts';

/**
 * Clusters that begin with an overlay or a folder which a person applies (`kubectl apply -k`, `kubectl apply -f`): it yields a source
 * that is this repository, and a Kustomization of it that deploys the Kustomizations of other directories. Nothing deploys it.
 */
export function assembled(ground: Ground): ClusterEntrypoint[] {
  const starts = appliedAtOnce(ground).flatMap((group) => (mayBegin(group, ground) ? startOf(group, ground) : []));
  const deployed = new Set(starts.flatMap(({ deploys }) => [...deploys]));
  const isDeployed = ({ origin }: KubernetesObject): boolean => deployed.has(writtenAt(origin));
  return starts
    .filter(({ roots }) => !roots.some(isDeployed))
    .map(({ group: { directory, objects }, roots }) => {
      const begun = new Set(roots);
      return {
        name: directory,
        evidence: 'root',
        kustomizations: roots,
        objects: objects.filter((object) => !begun.has(object)),
      };
    });
}

/** What overlays yield, and what the files of each folder without one hold. */
function appliedAtOnce(ground: Ground): Group[] {
  const groups = [...groupsIn(ground)];
  const folders = new Set(groups.filter(({ isOverlay }) => !isOverlay).map(({ directory }) => directory));
  const files = groupBy(ground.manifests.files, ({ path }) => directoryOf(path));
  const plain = [...folders].filter((directory) => kustomizationFiles(ground.tree, directory).length === 0);
  return [
    ...groups.filter(({ isOverlay }) => isOverlay),
    ...plain.map((directory) => {
      const objects = (files.get(directory) ?? []).flatMap((file) => file.objects);
      return { directory, isOverlay: false, objects };
    }),
  ];
}

/** A group with the Kustomizations that begin a cluster, and where those are written that they deploy. */
interface Start {
  readonly group: Group;
  readonly roots: readonly KubernetesObject[];
  readonly deploys: ReadonlySet<string>;
}

/** Whether a cluster may begin with a group: it is no part or example of one, and nothing in its folder is deployed by another. */
function mayBegin({ directory }: Group, { flux, tree, isReached }: Ground): boolean {
  if (flux.included.has(directory) || isTestOrExample(directory)) return false;
  return !tree.names(directory).some((name) => isReached(`${directory}/${name}`));
}

function startOf(group: Group, ground: Ground): Start[] {
  const sources = ownSources(group, ground);
  if (sources.size === 0) return [];
  const own = new Set(group.objects.map(({ origin }) => writtenAt(origin)));
  const deploys = new Set<string>();
  const roots = group.objects.filter((object) => {
    const source = namedSource(object, object.namespace || FLUX_NAMESPACE);
    if (object.groupKind !== KUSTOMIZATION || !sources.has(askedFor(source))) return false;
    const others = deployedBy(object, group, ground).filter((at) => !own.has(at));
    for (const at of others) deploys.add(at);
    return others.length > 0;
  });
  return roots.length > 0 ? [{ group, roots, deploys }] : [];
}

/** The sources of a group that are this repository. */
function ownSources({ objects }: Group, { publication }: Ground): ReadonlySet<string> {
  const own = objects.filter(
    (object) => object.group === SOURCE_GROUP && publication.repositories.has(locationOf(object)),
  );
  return new Set(
    own.map(({ kind, name, namespace }) => askedFor({ kind, name, namespace: namespace || FLUX_NAMESPACE })),
  );
}

/** Where the Kustomizations are written that the path of one contains. Nothing if it does not build. */
function deployedBy(kustomization: KubernetesObject, { objects }: Group, { artifacts }: Ground): string[] {
  const applied = appliedToItself(kustomization, objects);
  const artifact = artifacts.ofRepository(newMap());
  const path = applied && artifact.directory(pathOf(applied));
  if (!applied || path === undefined || !artifact.has(path)) return [];
  const build = artifact.build(path, applied);
  if (build.problems.length > 0) return [];
  return build.objects.filter(({ value }) => value.kind === 'Kustomization').map(({ origin }) => writtenAt(origin));
}

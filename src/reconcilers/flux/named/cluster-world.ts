import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { once } from '../../../once.ts';
import type { Tree } from '../../../repository/tree.ts';
import { mayBring } from '../../may-bring.ts';
import type { Cluster } from '../follow/cluster.ts';
import { mendedContent } from '../follow/unknown-content.ts';
import { mayBeHiddenIn } from '../references/hidden-in-cluster.ts';
import type { World as Surroundings } from '../references/missing-references.ts';
import type { ObjectName } from '../references/object-reference.ts';
import { isDocumented } from '../references/setup-files.ts';
import { unreadDefinitions } from '../references/unread-definitions.ts';
import { isTakenAway } from './taken-away.ts';
import { World } from './world.ts';

/** What is known apart from a cluster, and the tree, if its other files are to be read. */
type Parts = Surroundings & { readonly tree?: Tree };

/** The world of a cluster: what Flux applies there, in a graph of which a policy may say what comes from elsewhere. */
export function clusterWorld(cluster: Cluster, { flux, externals, base, tree }: Parts): World {
  const unread = ({ groupKind, name }: Pick<ObjectName, 'groupKind' | 'name'>): readonly KubernetesObject[] =>
    unreadDefinitions(flux.manifests, cluster, groupKind, name);
  const earlier = base?.flux.clusters.find(({ name }) => name === cluster.name);
  return new World({
    name: cluster.name,
    objects: cluster.objects.map(({ object }) => object),
    builds: checkedIn(cluster),
    isCluster: true,
    isClosed: externals.isClosed,
    isAsItIs: () => true,
    mayBring: (asked) => cluster.mayBring({ ...asked, definedIn: pathsOf(unread(asked)) }),
    mayDefine: (asked) => mayDefine(cluster, flux, asked, pathsOf(unread(asked))),
    isExternal: (asked) => externals.provides({ ...asked, cluster: cluster.name }),
    unread: (asked) => unread(asked)[0],
    isDocumented: (text) => tree !== undefined && isDocumented([text], tree, flux),
    before: once(() => earlier && base && clusterWorld(earlier, { flux: base.flux, externals })),
    loses: (made) => earlier !== undefined && isTakenAway(made, earlier, cluster),
  });
}

/** The objects whose references are checked, with what applies each: those that go to this very cluster. */
function checkedIn(cluster: Cluster): Map<KubernetesObject, unknown> {
  const builds = new Map<KubernetesObject, unknown>();
  for (const { object, kustomization } of cluster.objects)
    if (kustomization && !kustomization.isRemote) builds.set(object, kustomization);
  return builds;
}

function pathsOf(objects: readonly KubernetesObject[]): string[] {
  return objects.map(({ origin }) => origin.file.path);
}

/** Whether a text of the tree may define an object, or a Kustomization that fails brings it once it is fixed. */
function mayDefine(
  cluster: Cluster,
  flux: Surroundings['flux'],
  { groupKind, namespace, name }: ObjectName,
  definedIn: readonly string[],
): boolean {
  const asked = { groupKind, namespace, name, definedIn };
  const content = cluster.kustomizations.flatMap(mendedContent);
  const kind = groupKind.slice(groupKind.indexOf('/') + 1);
  return mayBring(content, asked, () => true) || cluster.mayBeNamed(asked) || mayBeHiddenIn(cluster, flux, kind, name);
}

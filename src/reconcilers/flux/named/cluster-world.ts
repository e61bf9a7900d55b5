import { getOrInsert } from '../../../grouping.ts';
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

/** The definitions of a kind and name that a cluster does not use. */
interface Definitions {
  readonly first: KubernetesObject | undefined;
  readonly paths: readonly string[];
}

/** The world of a cluster: what Flux applies there, in a graph of which a policy may say what comes from elsewhere. */
export function clusterWorld(cluster: Cluster, { flux, externals, base, tree }: Parts): World {
  const definitions = new Map<string, Definitions>();
  const unread = ({ groupKind, name }: ObjectName): Definitions =>
    getOrInsert(definitions, `${groupKind}/${name}`, () => {
      const [first, ...others] = unreadDefinitions(flux.manifests, cluster, groupKind, name);
      return { first, paths: (first ? [first, ...others] : []).map(({ origin }) => origin.file.path) };
    });
  const mended = once(() => cluster.kustomizations.flatMap(mendedContent));
  const earlier = base?.flux.clusters.find(({ name }) => name === cluster.name);
  return new World({
    name: cluster.name,
    objects: cluster.objects.map(({ object }) => object),
    builds: checkedIn(cluster),
    isCluster: true,
    isClosed: externals.isClosed,
    isAsItIs: () => true,
    mayBring: (asked) => cluster.mayBring({ ...asked, definedIn: unread(asked).paths }),
    mayDefine: (asked) =>
      mayBring(mended(), { ...asked, definedIn: unread(asked).paths }, () => true) ||
      cluster.mayBeNamed(asked) ||
      mayBeHiddenIn(cluster, flux, kindOf(asked), asked.name),
    isExternal: (asked) => externals.provides({ ...asked, cluster: cluster.name }),
    unread: (asked) => unread(asked).first,
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

function kindOf({ groupKind }: ObjectName): string {
  return groupKind.slice(groupKind.indexOf('/') + 1);
}

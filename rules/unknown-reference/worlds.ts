import { getOrInsert } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { once } from '../../src/once.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { isDocumented } from '../../src/reconcilers/flux/references/setup-files.ts';
import { unreadDefinitions } from '../../src/reconcilers/flux/references/unread-definitions.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { writtenAt } from '../../src/yaml/origin.ts';
import { Inventory } from './inventory.ts';
import { World } from './world.ts';

/** The worlds of a revision: its Flux clusters, and each build and directory of what they do not apply. */
export function* worldsOf(revision: Revision): Iterable<World> {
  for (const cluster of revision.flux.clusters) yield clusterWorld(cluster, revision);
  yield* otherWorlds(revision);
}

function clusterWorld(cluster: Cluster, { flux, externals, tree }: Revision): World {
  const builds = new Map<KubernetesObject, unknown>();
  for (const { object, kustomization } of cluster.objects)
    if (kustomization && !kustomization.isRemote) builds.set(object, kustomization);
  return new World({
    name: cluster.name,
    objects: cluster.objects.map(({ object }) => object),
    builds,
    isCluster: true,
    isAsItIs: () => true,
    mayBring: (asked) => cluster.mayBring(asked),
    isDefinedElsewhere: (asked) =>
      externals.provides({ ...asked, cluster: cluster.name }) ||
      unreadDefinitions(flux.manifests, cluster, asked.groupKind, asked.name).length > 0,
    isDocumented: (text) => isDocumented([text], tree, flux),
  });
}

/** A world for each build that is not of a Flux cluster, and for each directory of files that nothing builds. */
function* otherWorlds(revision: Revision): Iterable<World> {
  const { flux, objects, standings, patches } = revision;
  const worlds = new Map<string, KubernetesObject[]>();
  for (const object of objects) {
    if (flux.clusterOf(object) || standings.ofObject(object) === 'off') continue;
    for (const build of object.builds) getOrInsert(worlds, build, () => []).push(object);
  }
  const tree = once(() => new Inventory([...revision.manifests.objects(), ...objects]));
  for (const [name, members] of worlds) {
    const own = new Set(members.map(idOf));
    yield new World({
      name,
      objects: members,
      builds: new Map(members.map((object) => [object, name])),
      isCluster: false,
      isAsItIs: (object) => !patches.mayWrite(object, []),
      mayBring: () => true,
      isDefinedElsewhere: ({ groupKind, name: asked }) =>
        tree()
          .named(groupKind, asked)
          .some(({ object }) => !own.has(idOf(object))),
      isDocumented: () => true,
    });
  }
}

/** What one text makes of an object: another build that makes the same of it does not define another one. */
function idOf({ origin, namespace, name }: KubernetesObject): string {
  return `${writtenAt(origin)}\0${namespace}\0${name}`;
}

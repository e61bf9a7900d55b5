import { getOrInsert } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { once } from '../../src/once.ts';
import { clusterWorld } from '../../src/reconcilers/flux/named/cluster-world.ts';
import { Inventory } from '../../src/reconcilers/flux/named/inventory.ts';
import { World } from '../../src/reconcilers/flux/named/world.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { writtenAt } from '../../src/yaml/origin.ts';

/** The worlds of a revision: its Flux clusters, and each build and directory of what they do not apply. */
export function* worldsOf(revision: Revision): Iterable<World> {
  for (const cluster of revision.flux.clusters) yield clusterWorld(cluster, revision);
  yield* otherWorlds(revision).values();
}

/** A world for each build that is not of a Flux cluster, and for each directory of files that nothing builds, by its name. */
function otherWorlds(revision: Revision): Map<string, World> {
  const { flux, objects, standings, patches, base } = revision;
  const members = new Map<string, KubernetesObject[]>();
  for (const object of objects) {
    if (flux.clusterOf(object) || standings.ofObject(object) === 'off') continue;
    for (const build of object.builds) getOrInsert(members, build, () => []).push(object);
  }
  const tree = once(() => new Inventory([...revision.manifests.objects(), ...objects]));
  const before = once(() => base && otherWorlds(base));
  const worldOf = (name: string, own: ReadonlySet<KubernetesObject>): World => {
    const ids = once(() => new Set([...own].map(idOf)));
    return new World({
      name,
      objects: [...own],
      builds: new Map([...own].map((object) => [object, name])),
      isCluster: false,
      isClosed: false,
      isAsItIs: (object) => !patches.mayWrite(object, []),
      mayBring: () => true,
      mayDefine: () => false,
      isExternal: () => false,
      unread: (asked) =>
        tree()
          .named(asked.groupKind, asked.name)
          .find(({ object }) => !ids().has(idOf(object)))?.object,
      isDocumented: () => true,
      before: () => before()?.get(name),
      loses: () => false,
    });
  };
  return new Map([...members].map(([name, own]) => [name, worldOf(name, new Set(own))]));
}

/** What one text makes of an object: another build that makes the same of it does not define another one. */
function idOf({ origin, namespace, name }: KubernetesObject): string {
  return `${writtenAt(origin)}\0${namespace}\0${name}`;
}

import { getOrInsert } from '../../../grouping.ts';
import type { Manifests } from '../../../kubernetes/manifests.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import type { Tree } from '../../../repository/tree.ts';
import { stringAt } from '../../../yaml/value.ts';
import type { Cluster } from '../follow/cluster.ts';
import type { FluxGraph } from '../graph.ts';
import { chartOf, releasesByGroup } from './chart-definitions.ts';
import { isSetUp } from './setup-files.ts';

const DEFINITION = 'apiextensions.k8s.io/CustomResourceDefinition';

/** A tree with its manifests and clusters. */
interface Ground {
  readonly tree: Tree;
  readonly manifests: Manifests;
  readonly flux: FluxGraph;
}

/** Where the definitions of kinds come from in a cluster. */
export class DefinitionOrigins {
  readonly #cluster: Cluster;
  readonly #ground: Ground;
  /** The groups that files of the tree or objects of the cluster define. */
  readonly #defined: ReadonlySet<string>;
  readonly #releases: ReadonlyMap<string, readonly KubernetesObject[]>;
  /** The answers for groups and HelmReleases, because many Kustomizations ask for the same. */
  readonly #answers = new Map<string, boolean>();

  constructor(cluster: Cluster, ground: Ground) {
    this.#cluster = cluster;
    this.#ground = ground;
    this.#releases = releasesByGroup(cluster);
    this.#defined = new Set([...groupsIn(ground.manifests), ...groupsOf(cluster.ofKind(DEFINITION))]);
  }

  /** Whether only the chart of a HelmRelease is known to install the definitions of a group, and nothing unknown may. */
  isOnly(group: string, release: KubernetesObject): boolean {
    const { namespace, name } = release;
    return getOrInsert(this.#answers, `${group}\0${namespace}\0${name}`, () => this.#isOnly(group, release));
  }

  #isOnly(group: string, release: KubernetesObject): boolean {
    if (this.#defined.has(group) || this.#cluster.mayBring({ groupKind: DEFINITION })) return false;
    const others = this.#releases.get(group) ?? [];
    if (others.some(({ name, namespace }) => name !== release.name || namespace !== release.namespace)) return false;
    const names = [group, release.name, chartOf(release, this.#cluster) ?? release.name];
    return !isSetUp(names, this.#ground.tree, this.#ground.flux);
  }
}

const GROUPS = new WeakMap<Manifests, readonly string[]>();

/** The groups that files define, which all clusters share. */
function groupsIn(manifests: Manifests): readonly string[] {
  let groups = GROUPS.get(manifests);
  if (!groups) {
    groups = groupsOf([...manifests.objects()].filter(({ groupKind }) => groupKind === DEFINITION));
    GROUPS.set(manifests, groups);
  }
  return groups;
}

function groupsOf(definitions: readonly KubernetesObject[]): string[] {
  return definitions.flatMap(({ value }) => stringAt(value, 'spec', 'group') ?? []);
}

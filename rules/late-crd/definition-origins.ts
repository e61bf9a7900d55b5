import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { chartOf, releasesByGroup } from '../../src/reconcilers/flux/references/chart-definitions.ts';
import { isSetUp } from '../../src/reconcilers/flux/references/setup-files.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { stringAt } from '../../src/yaml/value.ts';

const DEFINITION = 'apiextensions.k8s.io/CustomResourceDefinition';
/** Where the definitions of kinds come from in a cluster. */
export class DefinitionOrigins {
  readonly #cluster: Cluster;
  readonly #revision: Revision;
  /** The groups that files of the tree define. */
  readonly #defined: ReadonlySet<string>;
  readonly #releases: ReadonlyMap<string, readonly KubernetesObject[]>;

  constructor(cluster: Cluster, revision: Revision) {
    this.#cluster = cluster;
    this.#revision = revision;
    this.#releases = releasesByGroup(cluster);
    const definitions = [...revision.manifests.objects()].filter(({ groupKind }) => groupKind === DEFINITION);
    this.#defined = new Set(
      [...definitions, ...cluster.ofKind(DEFINITION)].flatMap(({ value }) => stringAt(value, 'spec', 'group') ?? []),
    );
  }

  /** Whether only the chart of a HelmRelease is known to install the definitions of a group, and nothing unknown may. */
  isOnly(group: string, release: KubernetesObject): boolean {
    if (this.#defined.has(group) || this.#cluster.mayBring({ groupKind: DEFINITION })) return false;
    const others = this.#releases.get(group) ?? [];
    if (others.some(({ name, namespace }) => name !== release.name || namespace !== release.namespace)) return false;
    const names = [group, release.name, chartOf(release, this.#cluster) ?? release.name];
    return !isSetUp(names, this.#revision.tree, this.#revision.flux);
  }
}

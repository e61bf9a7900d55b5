import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { chartOf, releasesByGroup } from '../../src/reconcilers/flux/references/chart-definitions.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { stringAt } from '../../src/yaml/value.ts';

const DEFINITION = 'apiextensions.k8s.io/CustomResourceDefinition';
/** Files of what sets a cluster up before Flux: helmfile, scripts, Talos, Ansible. */
const SETUP =
  /bootstrap|helmfile|ansible|talos|\.taskfiles?\/|(?:^|\/)taskfile\.ya?ml$|(?:^|\/)(?:makefile|justfile)$|\.sh$|\.tf$/i;

/** Where the definitions of kinds come from in a cluster. */
export class DefinitionOrigins {
  readonly #cluster: Cluster;
  readonly #revision: Revision;
  /** The groups that files of the tree define. */
  readonly #defined: ReadonlySet<string>;
  readonly #releases: ReadonlyMap<string, readonly KubernetesObject[]>;
  #setup: readonly string[] | undefined;

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
    const chart = chartOf(release, this.#cluster) ?? '';
    return !this.#setupTexts().some((text) => text.includes(chart));
  }

  /** The texts that set clusters up before Flux does. */
  #setupTexts(): readonly string[] {
    const { tree, flux } = this.#revision;
    this.#setup ??= [...tree.files.keys()].flatMap((path) =>
      SETUP.test(path) && !flux.files.has(path) ? (tree.textAt(path)?.text ?? []) : [],
    );
    return this.#setup;
  }
}

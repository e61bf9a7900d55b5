import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { releasesByGroup } from '../../src/reconcilers/flux/references/chart-definitions.ts';
import type { DefinitionOrigins } from '../../src/reconcilers/flux/references/definition-origins.ts';
import { stringAt } from '../../src/yaml/value.ts';

/** What defines the kinds of custom resources in a cluster: CustomResourceDefinitions, and HelmReleases of known charts. */
export class Definers {
  readonly #definitions: ReadonlyMap<string, KubernetesObject>;
  readonly #releases: ReadonlyMap<string, readonly KubernetesObject[]>;
  readonly #definedGroups: ReadonlySet<string>;
  readonly #origins: Pick<DefinitionOrigins, 'isOnly'>;

  constructor(cluster: Cluster, origins: Pick<DefinitionOrigins, 'isOnly'>) {
    this.#origins = origins;
    const definitions = cluster.ofKind('apiextensions.k8s.io/CustomResourceDefinition');
    const groupOf = ({ value }: KubernetesObject): string => stringAt(value, 'spec', 'group') ?? '';
    this.#definitions = new Map(
      definitions.map((definition) => [
        `${groupOf(definition)}/${stringAt(definition.value, 'spec', 'names', 'kind') ?? ''}`,
        definition,
      ]),
    );
    this.#definedGroups = new Set(definitions.map(groupOf));
    this.#releases = releasesByGroup(cluster);
  }

  /** What defines a kind (`group/Kind`); undefined if nothing does, or if something else may install it. */
  of(groupKind: string): KubernetesObject | undefined {
    const definition = this.#definitions.get(groupKind);
    const group = groupKind.slice(0, groupKind.indexOf('/'));
    if (definition || this.#definedGroups.has(group)) return definition;
    const [release] = this.#releases.get(group) ?? [];
    return release && this.#origins.isOnly(group, release) ? release : undefined;
  }
}

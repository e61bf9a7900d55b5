import { groupBy } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { referencesOf } from '../../src/kubernetes/references/references.ts';
import { isOfCluster } from '../../src/kubernetes/scope.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { appliedBy, type FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { releasesByGroup } from '../../src/reconcilers/flux/references/chart-definitions.ts';
import { DefinitionOrigins } from '../../src/reconcilers/flux/references/definition-origins.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { quoted } from '../../src/text/words.ts';
import { stringAt } from '../../src/yaml/value.ts';

/** What an object needs of another Kustomization. */
export interface Need {
  readonly object: KubernetesObject;
  /** The Kustomization that applies what it needs. */
  readonly provider: FluxKustomization;
  readonly provided: KubernetesObject;
  /** What it needs, as a phrase. */
  readonly words: string;
}

/** Candidates for what an object needs: any of them is enough. */
interface Wanted {
  readonly from: readonly KubernetesObject[];
  readonly words: string;
}

const DEFINITION = 'apiextensions.k8s.io/CustomResourceDefinition';

/** What the Kustomizations of a cluster need of each other: namespaces, definitions of kinds, and objects that are named. */
export class Needs {
  readonly #cluster: Cluster;
  readonly #origins: DefinitionOrigins;
  /** By `group/Kind`. */
  readonly #definitions: ReadonlyMap<string, readonly KubernetesObject[]>;
  readonly #releases: ReadonlyMap<string, readonly KubernetesObject[]>;
  readonly #appliers: ReadonlyMap<KubernetesObject, FluxKustomization | undefined>;

  constructor(cluster: Cluster, revision: Revision) {
    this.#cluster = cluster;
    this.#origins = new DefinitionOrigins(cluster, revision);
    this.#definitions = groupBy(cluster.ofKind(DEFINITION), definedKind);
    this.#releases = releasesByGroup(cluster);
    this.#appliers = new Map(cluster.objects.map(({ object, kustomization }) => [object, kustomization]));
  }

  /** The first thing that a Kustomization needs and that only Kustomizations of some kind apply, or undefined. */
  first(app: FluxKustomization, isProvider: (one: FluxKustomization) => boolean): Need | undefined {
    for (const object of appliedBy(app)) {
      for (const { from, words } of this.#wantedBy(object)) {
        const [provided] = from;
        const provider = provided && this.#appliers.get(provided);
        if (!provided || !provider) continue;
        const isOnlyThere = from.every((one) => {
          const applier = this.#appliers.get(one);
          return applier !== undefined && isProvider(applier);
        });
        if (isOnlyThere) return { object, provider, provided, words };
      }
    }
    return undefined;
  }

  *#wantedBy(object: KubernetesObject): Iterable<Wanted> {
    if (object.group !== '') yield { from: this.#definersOf(object), words: `the definition of ${object.kind}` };
    if (!isOfCluster(object))
      yield { from: this.#find('/Namespace', '', object.namespace), words: `Namespace ${quoted(object.namespace)}` };
    for (const { groupKind, namespace, name } of referencesOf(object)) {
      const from = this.#find(groupKind, namespace, name);
      yield { from, words: `${groupKind.slice(groupKind.indexOf('/') + 1)} ${quoted(name)}` };
    }
  }

  #find(groupKind: string, namespace: string, name: string): KubernetesObject[] {
    return this.#cluster.find(groupKind, namespace, name).map(({ object }) => object);
  }

  /** The definitions of an object's kind, or the only HelmRelease that is known to install them. */
  #definersOf({ group, groupKind }: KubernetesObject): readonly KubernetesObject[] {
    const definitions = this.#definitions.get(groupKind);
    return definitions ?? (this.#releases.get(group) ?? []).filter((release) => this.#origins.isOnly(group, release));
  }
}

function definedKind({ value }: KubernetesObject): string {
  return `${stringAt(value, 'spec', 'group') ?? ''}/${stringAt(value, 'spec', 'names', 'kind') ?? ''}`;
}

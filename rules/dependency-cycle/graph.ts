import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { namedSource } from '../../src/reconcilers/flux/entrypoints/entrypoint.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { valuesReferences } from '../../src/reconcilers/flux/generated/helm-values.ts';
import { HELM_RELEASE, SOURCE_GROUP } from '../../src/reconcilers/flux/kinds.ts';
import type { DefinitionOrigins } from '../../src/reconcilers/flux/references/definition-origins.ts';
import { dependenciesOf, WAITING_KINDS } from '../../src/reconcilers/flux/references/dependencies.ts';
import { sourceReferences } from '../../src/reconcilers/flux/source/references.ts';
import { variableSources } from '../../src/reconcilers/flux/substitute/variables.ts';
import { isMap, listAt, stringAt } from '../../src/yaml/value.ts';
import { Definers } from './definers.ts';
import { type DependencyEdge, isBeside, isSame, type NeedEdge, stateOf } from './edge.ts';
import { givenNamespaces } from './given-namespaces.ts';

/** What each state of a cluster's Kustomizations and HelmReleases needs. */
export function needsOf(
  cluster: Cluster,
  origins: Pick<DefinitionOrigins, 'isOnly'>,
): ReadonlyMap<string, readonly NeedEdge[]> {
  return new Needs(cluster, origins).edges;
}

class Needs {
  readonly edges = new Map<string, NeedEdge[]>();
  readonly #cluster: Cluster;
  readonly #definers: Definers;
  readonly #given: ReadonlySet<string>;

  constructor(cluster: Cluster, origins: Pick<DefinitionOrigins, 'isOnly'>) {
    this.#cluster = cluster;
    this.#given = givenNamespaces(cluster);
    this.#definers = new Definers(cluster, origins);
    for (const kustomization of cluster.kustomizations) this.#addKustomization(kustomization);
    for (const { object, kustomization } of cluster.objects) {
      if (object.groupKind !== HELM_RELEASE) continue;
      const ready = stateOf(object, 'ready');
      if (kustomization) this.#add(ready, object, 'applied', stateOf(kustomization.object, 'applied'));
      this.#addDependencies(ready, object);
      this.#addSupplies(ready, object);
    }
  }

  /** What others must have applied before a release can be installed: its source and its values. */
  #addSupplies(ready: string, release: KubernetesObject): void {
    for (const { kind, name, namespace = release.namespace } of sourceReferences(release))
      this.#addOwner(ready, release, 'source', `${SOURCE_GROUP}/${kind}`, namespace, name);
    for (const { kind, name, isOptional } of valuesReferences(release)) {
      const provider = isOptional ? undefined : this.#cluster.provided(kind, release.namespace, name)?.object;
      if (provider) this.#addOwner(ready, release, 'values', provider.groupKind, provider.namespace, provider.name);
    }
  }

  #addKustomization(kustomization: FluxKustomization): void {
    const { object, parent, objects, isRemote } = kustomization;
    const applied = stateOf(object, 'applied');
    const ready = stateOf(object, 'ready');
    this.#add(ready, object, 'applied', applied);
    this.#addDependencies(applied, object);
    // Objects in the same file as the first Kustomization of a cluster were created with it.
    const isGiven = !parent || parent === kustomization || (!parent.parent && isBeside(object, parent.object));
    if (!isGiven) {
      this.#add(applied, object, 'applied', stateOf(parent.object, 'applied'));
      this.#addSoft(kustomization, applied);
    }
    if (isRemote) return;
    if (object.at('spec', 'wait').value === true) {
      for (const child of objects) {
        if (WAITING_KINDS.includes(child.groupKind) && !isSame(child, object))
          this.#add(ready, object, 'waits', stateOf(child, 'ready'), object.at('spec', 'wait'));
      }
      return;
    }
    listAt(object.value, 'spec', 'healthChecks').forEach((check, index) => {
      const groupKind = WAITING_KINDS.find((waiting) => waiting.endsWith(`/${stringAt(check, 'kind') ?? ''}`));
      const name = stringAt(check, 'name');
      const [entry] = groupKind && name ? this.#cluster.find(groupKind, stringAt(check, 'namespace') ?? '', name) : [];
      if (entry && !isSame(entry.object, object))
        this.#add(ready, object, 'checks', stateOf(entry.object, 'ready'), object.at('spec', 'healthChecks', index));
    });
  }

  #addDependencies(from: string, object: KubernetesObject): void {
    const entries = listAt(object.value, 'spec', 'dependsOn');
    // An expression may take a dependency for ready that is not.
    if (entries.some((entry) => isMap(entry) && entry.readyExpr !== undefined)) return;
    for (const { namespace, name, at } of dependenciesOf(object)) {
      const [entry] = this.#cluster.find(object.groupKind, namespace, name);
      if (entry) this.#add(from, object, 'depends', stateOf(entry.object, 'ready'), at.name);
    }
  }

  /** What others of the cluster must have applied before; people may have done it manually. */
  #addSoft({ object, namespace, objects }: FluxKustomization, applied: string): void {
    const source = namedSource(object, namespace);
    this.#addOwner(applied, object, 'source', `${SOURCE_GROUP}/${source.kind}`, source.namespace, source.name);
    for (const { kind, name, isOptional } of variableSources(object)) {
      const provider = isOptional ? undefined : this.#cluster.provided(kind, namespace, name)?.object;
      if (provider) this.#addOwner(applied, object, 'variables', provider.groupKind, provider.namespace, provider.name);
    }
    const namespaces = new Set(objects.flatMap((child) => child.namespace || []));
    for (const name of namespaces) {
      if (!this.#given.has(name)) this.#addOwner(applied, object, 'namespace', '/Namespace', '', name);
    }
    for (const groupKind of new Set(objects.map((child) => child.groupKind))) {
      const definer = this.#definers.of(groupKind);
      if (!definer) continue;
      if (definer.groupKind !== HELM_RELEASE)
        this.#addOwner(applied, object, 'definition', definer.groupKind, definer.namespace, definer.name);
      else if (!objects.includes(definer)) this.#add(applied, object, 'definition', stateOf(definer, 'ready'));
    }
  }

  #addOwner(
    applied: string,
    object: KubernetesObject,
    need: DependencyEdge,
    groupKind: string,
    namespace: string,
    name: string,
  ): void {
    const entries = this.#cluster.find(groupKind, namespace, name);
    const [entry] = entries;
    // Where several bring it, or nothing is known to, none of them is needed.
    if (entries.length !== 1 || !entry?.kustomization || isSame(entry.kustomization.object, object)) return;
    this.#add(applied, object, need, stateOf(entry.kustomization.object, 'applied'));
  }

  #add(
    from: string,
    object: KubernetesObject,
    need: DependencyEdge,
    to: string,
    at = object.at('metadata', 'name'),
  ): void {
    const edge = { object, need, to, at };
    const list = this.edges.get(from);
    if (list) list.push(edge);
    else this.edges.set(from, [edge]);
  }
}

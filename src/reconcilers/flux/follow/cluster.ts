import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { once } from '../../../once.ts';
import { BUILT_IN_NAMESPACES } from '../../built-in-namespaces.ts';
import { applierId } from '../../deployed.ts';
import { type AskedObject, isOfFlux, type MayBring, mayBring } from '../../may-bring.ts';
import type { Provided, Providers } from '../generated/providers.ts';
import type { ClusterObject, ClusterParts, Evidence } from './cluster-parts.ts';
import { createdNamespaces } from './created-namespaces.ts';
import type { Answer, FluxKustomization, UnknownReason } from './flux-kustomization.ts';
import { OpenNames } from './open-names.ts';
import { mendedContent } from './unknown-content.ts';

/** A cluster as Flux runs it: its Kustomizations, what they apply, and what is not known of it from here. */
export class Cluster {
  readonly name: string;
  readonly evidence: Evidence;
  readonly kustomizations: readonly FluxKustomization[];
  /** All objects, those that controllers create from others (a FluxInstance's source, a ResourceSet's resources) included. */
  readonly objects: readonly ClusterObject[];
  readonly providers: Providers;
  /** What is not known of the cluster as a whole, that of its Kustomizations included. */
  readonly unknowns: readonly UnknownReason[];
  #namespaces: ReadonlySet<string> | undefined;
  #fluxNamespaces: ReadonlySet<string> | undefined;
  #bounds: readonly MayBring[] | undefined;
  #files: ReadonlySet<string> | undefined;
  readonly #openNames = new OpenNames((groupKind) => this.ofKind(groupKind));
  readonly #byId = new Map<string, ClusterObject[]>();
  readonly #byKind = new Map<string, KubernetesObject[]>();
  readonly #kustomizations: ReadonlyMap<string, FluxKustomization>;
  readonly #byObject: ReadonlyMap<KubernetesObject, FluxKustomization>;

  constructor({ name, evidence, kustomizations, objects, providers, unknowns }: ClusterParts) {
    this.name = name;
    this.evidence = evidence;
    this.kustomizations = kustomizations;
    this.objects = objects;
    this.providers = providers;
    this.unknowns = [...unknowns, ...kustomizations.flatMap((kustomization) => kustomization.unknowns)];
    this.#kustomizations = new Map(kustomizations.map((kustomization) => [applierId(kustomization), kustomization]));
    this.#byObject = new Map(kustomizations.map((kustomization) => [kustomization.object, kustomization]));
    for (const entry of objects) {
      const key = objectKey(entry.object.groupKind, entry.object.namespace, entry.object.name);
      const same = this.#byId.get(key);
      if (same) same.push(entry);
      else this.#byId.set(key, [entry]);
      const ofKind = this.#byKind.get(entry.object.groupKind);
      if (ofKind) ofKind.push(entry.object);
      else this.#byKind.set(entry.object.groupKind, [entry.object]);
    }
  }

  /** The objects of a kind. */
  ofKind(groupKind: string): readonly KubernetesObject[] {
    return this.#byKind.get(groupKind) ?? [];
  }

  /** Whether something that is not known of this cluster, or fails in it, may bring an object. */
  mayBring(asked: AskedObject): boolean {
    this.#bounds ??= [...this.unknowns.flatMap(({ brings }) => brings), ...this.kustomizations.flatMap(mendedContent)];
    return mayBring(this.#bounds, asked, (namespace) => this.#hasFlux(namespace)) || this.mayBeNamed(asked);
  }

  /** Whether an object that variables name may be the one. */
  mayBeNamed(asked: AskedObject): boolean {
    return this.#openNames.mayBe(asked);
  }

  #hasFlux(namespace: string): boolean {
    this.#fluxNamespaces ??= new Set(
      [...this.#byKind].flatMap(([kind, objects]) => (isOfFlux(kind) ? objects.map((object) => object.namespace) : [])),
    );
    return this.#fluxNamespaces.has(namespace);
  }

  /** The objects of an id; more than one if Kustomizations compete for it. `groupKind` is `group/Kind`, the core group empty. */
  find(groupKind: string, namespace: string, name: string): readonly ClusterObject[] {
    return this.#byId.get(objectKey(groupKind, namespace, name)) ?? [];
  }

  /** Whether Flux applies an object; `no` only where everything that may bring it is known. `definedIn` are files that define it. */
  has(groupKind: string, namespace: string, name: string, definedIn?: readonly string[]): Answer {
    if (this.find(groupKind, namespace, name).length > 0) return 'yes';
    return this.mayBring({ groupKind, namespace, name, definedIn }) ? 'unknown' : 'no';
  }

  /** The files that have a part in it. */
  get files(): ReadonlySet<string> {
    this.#files ??= new Set([
      ...this.kustomizations.flatMap(({ build }) => [...(build?.files ?? [])]),
      ...this.objects.map(({ object }) => object.origin.file.path),
    ]);
    return this.#files;
  }

  /** The Kustomization of a namespace and name. */
  kustomization(namespace: string, name: string): FluxKustomization | undefined {
    return this.#kustomizations.get(applierId({ namespace, name }));
  }

  /** A Kustomization of this cluster as it is followed. */
  kustomizationOf(kustomization: KubernetesObject): FluxKustomization | undefined {
    return this.#byObject.get(kustomization) ?? this.kustomization(kustomization.namespace, kustomization.name);
  }

  /** The ConfigMap or Secret of a name, or what makes it. */
  provided(kind: string, namespace: string, name: string): Provided | undefined {
    return this.providers.get(kind, namespace, name);
  }

  /** Whether a key of a ConfigMap or Secret is there; never `no` for an object that is not known, as others may make it. */
  hasKey(kind: string, namespace: string, name: string, key: string): Answer {
    const provided = this.provided(kind, namespace, name);
    if (!provided) return 'unknown';
    if (provided.values.has(key)) return 'yes';
    return provided.isComplete ? 'no' : 'unknown';
  }

  /** The namespaces that Flux creates: defined as objects, or by a HelmRelease that may create them. */
  get namespaces(): ReadonlySet<string> {
    this.#namespaces ??= createdNamespaces(this.objects);
    return this.#namespaces;
  }

  /** Where Flux itself runs: the namespaces of the Kustomizations that nothing else applies. */
  readonly #rootNamespaces = once(
    () => new Set(this.kustomizations.filter(({ parent }) => parent === undefined).map(({ namespace }) => namespace)),
  );

  /** Whether a namespace is there: it always is, Flux itself runs in it, or Flux creates it. */
  hasNamespace(name: string): Answer {
    if (BUILT_IN_NAMESPACES.has(name) || this.namespaces.has(name)) return 'yes';
    if (this.#rootNamespaces().has(name)) return 'yes';
    return this.mayBring({ groupKind: '/Namespace', namespace: '', name }) ? 'unknown' : 'no';
  }

  /** Objects that more than one Kustomization applies. */
  duplicates(): (readonly ClusterObject[])[] {
    return [...this.#byId.values()].filter(
      (entries) => new Set(entries.flatMap(({ kustomization }) => kustomization ?? [])).size > 1,
    );
  }
}

function objectKey(groupKind: string, namespace: string, name: string): string {
  return `${groupKind}\0${namespace}\0${name}`;
}

import { getOrInsert } from '../../src/grouping.ts';
import { knownKind } from '../../src/kubernetes/bundled-schemas.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { asNamespace, unknownNamespace } from '../../src/kubernetes/policies/objects.ts';
import { OF_CLUSTER } from '../../src/kubernetes/policies/request.ts';
import { isOfCluster } from '../../src/kubernetes/scope.ts';
import { once } from '../../src/once.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { stringAt, type YamlMap } from '../../src/yaml/value.ts';
import { argoPlaces } from './argo-places.ts';

const NAMESPACE = '/Namespace';
const KNOWN = new WeakMap<Revision, Neighbors>();

/** The objects of a revision next to each other: those that one build brings, and those that they were in the base. */
export class Neighbors {
  readonly #revision: Revision;

  private constructor(revision: Revision) {
    this.#revision = revision;
  }

  static of(revision: Revision): Neighbors {
    const known = KNOWN.get(revision) ?? new Neighbors(revision);
    KNOWN.set(revision, known);
    return known;
  }

  /** The Namespace of an object, as far as it is known; null if it is in none. */
  namespaceOf(object: KubernetesObject): YamlMap | null {
    if (isOfCluster(object)) return null;
    const namespace = object.namespace || OF_CLUSTER;
    const found = this.placesOf(object).map(
      (place) => this.#byBuild().get(keyOf(place, NAMESPACE, '', namespace)) ?? [],
    );
    const [definition] = found[0] ?? [];
    const isKnown =
      definition && found.every((list) => list.length === 1) && !this.#revision.patches.mayWrite(definition, []);
    return isKnown ? asNamespace(definition.value, namespace) : unknownNamespace(namespace);
  }

  /** The object in the base; null if it is new, undefined if no base is known. */
  before(object: KubernetesObject): KubernetesObject | null | undefined {
    const { base } = this.#revision;
    if (!base) return undefined;
    const all = Neighbors.of(base).#byBuild();
    for (const build of this.placesOf(object)) {
      const [found] = all.get(keyOf(build, object.groupKind, object.namespace, object.name)) ?? [];
      if (found) return found;
    }
    return null;
  }

  /** The objects of a kind that run in a place. */
  ofKind(place: string, groupKind: string): readonly KubernetesObject[] {
    return this.#byKind().get(`${place}\0${groupKind}`) ?? [];
  }

  /** The plural of an object's kind, or undefined if it is not known. */
  pluralOf({ groupKind }: KubernetesObject): string | undefined {
    return knownKind(groupKind)?.plural ?? this.#plurals().get(groupKind);
  }

  /**
   * The places where an object runs: the clusters that Argo CD applies it to; else the builds that bring it or, for one in a file that no
   * build reads, the file. What a Flux Kustomization applies to another cluster runs there.
   */
  placesOf(object: KubernetesObject): readonly string[] {
    const { builds, origin, value } = object;
    const clusters = this.#ofArgo().get(value);
    if (clusters) return [...clusters];
    if (builds.length === 0) return [`\0${origin.file.path}`];
    const remote = this.#remote().get(object);
    return remote === undefined ? builds : builds.map((build) => `${build}\0${remote}`);
  }

  /** Whether a Flux Kustomization that is suspended brings an object, so that it may not be in its cluster. */
  isSuspended(object: KubernetesObject): boolean {
    return this.#suspended().has(object);
  }

  readonly #suspended = once(
    () =>
      new Set(
        this.#revision.flux.clusters.flatMap(({ kustomizations }) =>
          kustomizations.flatMap(({ isSuspended, objects }) => (isSuspended ? objects : [])),
        ),
      ),
  );
  readonly #ofArgo = once(() => argoPlaces(this.#revision));
  readonly #byBuild = once(() =>
    this.#indexed((build, { groupKind, namespace, name }) =>
      keyOf(build, groupKind, groupKind === NAMESPACE ? '' : namespace, name),
    ),
  );
  readonly #byKind = once(() => this.#indexed((build, { groupKind }) => `${build}\0${groupKind}`));

  readonly #plurals = once(
    () =>
      new Map(
        [...this.#revision.manifests.filesEverywhere()].flatMap(({ objects }) =>
          objects.flatMap(({ kind, value }): [string, string][] => {
            const [group, name] = [stringAt(value, 'spec', 'group'), stringAt(value, 'spec', 'names', 'kind')];
            const plural = stringAt(value, 'spec', 'names', 'plural');
            return kind === 'CustomResourceDefinition' && plural ? [[`${group}/${name}`, plural]] : [];
          }),
        ),
      ),
  );
  readonly #remote = once(
    () =>
      new Map(
        this.#revision.flux.clusters.flatMap(({ kustomizations }) =>
          kustomizations.flatMap(({ isRemote, object, objects }) => {
            const target = JSON.stringify(object.at('spec', 'kubeConfig').value ?? null);
            return isRemote ? objects.map((one) => [one, target] as const) : [];
          }),
        ),
      ),
  );

  #indexed(key: (build: string, object: KubernetesObject) => string): Map<string, KubernetesObject[]> {
    const found = new Map<string, KubernetesObject[]>();
    for (const object of this.#revision.objects)
      for (const build of this.placesOf(object)) getOrInsert(found, key(build, object), () => []).push(object);
    return found;
  }
}

function keyOf(build: string, groupKind: string, namespace: string, name: string): string {
  return [build, groupKind, namespace, name].join('\0');
}

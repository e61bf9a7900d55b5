import { getOrInsert } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { asNamespace } from '../../src/kubernetes/policies/objects.ts';
import { isOfCluster } from '../../src/kubernetes/scope.ts';
import { once } from '../../src/once.ts';
import type { Revision } from '../../src/revision/revision.ts';
import type { YamlMap } from '../../src/yaml/value.ts';

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

  /** The Namespace of an object; null if it is in none, undefined if it is not known. */
  namespaceOf(object: KubernetesObject): YamlMap | null | undefined {
    const { namespace, builds } = object;
    if (object.groupKind === NAMESPACE) return asNamespace(object.value, object.name);
    if (isOfCluster(object)) return null;
    const found = builds.map((build) => this.#byBuild().get(keyOf(build, NAMESPACE, '', namespace)) ?? []);
    const [first] = found;
    if (!first?.[0] || found.some((list) => list.length !== 1)) return undefined;
    const [definition] = first;
    return this.#revision.patches.mayWrite(definition, []) ? undefined : asNamespace(definition.value, namespace);
  }

  /** The object in the base; null if it is new, undefined if no base is known. */
  before(object: KubernetesObject): YamlMap | null | undefined {
    const { base } = this.#revision;
    if (!base) return undefined;
    const all = Neighbors.of(base).#byBuild();
    for (const build of buildsOf(object)) {
      const [found] = all.get(keyOf(build, object.groupKind, object.namespace, object.name)) ?? [];
      if (found) return found.value;
    }
    return null;
  }

  /** The objects of a kind that a build brings. */
  ofKind(build: string, groupKind: string): readonly KubernetesObject[] {
    return this.#byKind().get(`${build}\0${groupKind}`) ?? [];
  }

  readonly #byBuild = once(() =>
    this.#indexed((build, { groupKind, namespace, name }) =>
      keyOf(build, groupKind, groupKind === NAMESPACE ? '' : namespace, name),
    ),
  );
  readonly #byKind = once(() => this.#indexed((build, { groupKind }) => `${build}\0${groupKind}`));

  #indexed(key: (build: string, object: KubernetesObject) => string): Map<string, KubernetesObject[]> {
    const found = new Map<string, KubernetesObject[]>();
    for (const object of this.#revision.objects)
      for (const build of buildsOf(object)) getOrInsert(found, key(build, object), () => []).push(object);
    return found;
  }
}

/** The builds of an object; for one in a file that no build reads, its file. */
function buildsOf({ builds, origin }: KubernetesObject): readonly string[] {
  return builds.length > 0 ? builds : [`\0${origin.file.path}`];
}

function keyOf(build: string, groupKind: string, namespace: string, name: string): string {
  return [build, groupKind, namespace, name].join('\0');
}

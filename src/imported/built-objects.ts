import { getOrInsert } from '../grouping.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { writeObjects } from '../kustomize/write/write.ts';
import { once } from '../once.ts';
import { entrypointText, outputFile, outputText } from '../reconcilers/cluster-output.ts';
import { nameOf } from '../repository/tree.ts';
import type { Revision } from '../revision/revision.ts';
import type { NamedObject } from './result.ts';

/** The objects that a revision deploys, as other tools name them. */
export class BuiltObjects {
  readonly #revision: Revision;

  constructor(revision: Revision) {
    this.#revision = revision;
  }

  /** The cluster whose output is in a file; undefined if the name of the file does not say so. */
  clusterOf(file: string): string | undefined {
    return this.#clusters().get(nameOf(file));
  }

  /** The output of a cluster as `gitops-gate build` prints it. */
  outputOf(cluster: string): string {
    const own = this.#entrypoints().filter(({ name }) => name === cluster);
    return outputText(own.map((entrypoint) => entrypointText(entrypoint, writeObjects)));
  }

  /** The objects of a cluster, or of all of them and then of what else is checked, that have a name; each once. */
  find(named: NamedObject, cluster: string | undefined): readonly KubernetesObject[] {
    const key = keyOf(named.kind, named.name);
    const applied = (this.#applied().get(key) ?? []).filter(
      (one) => (cluster === undefined || one.cluster === cluster) && isNamed(one.object, named),
    );
    if (applied.length > 0 || cluster !== undefined) return [...new Set(applied.map(({ object }) => object))];
    return (this.#others().get(key) ?? []).filter((object) => isNamed(object, named));
  }

  /** The keys of the objects of a cluster, or of all that are checked. */
  keys(cluster: string | undefined): Pick<ReadonlySet<string>, 'has'> {
    if (cluster === undefined) return { has: (key) => this.#applied().has(key) || this.#others().has(key) };
    return {
      has: (key) =>
        this.#applied()
          .get(key)
          ?.some((one) => one.cluster === cluster) ?? false,
    };
  }

  #entrypoints() {
    return this.#revision.reconcilers.flatMap(({ entrypoints }) => entrypoints);
  }

  readonly #clusters = once(() => new Map(this.#entrypoints().map(({ name }) => [outputFile(name), name])));

  readonly #applied = once(() => {
    const found = new Map<string, { readonly object: KubernetesObject; readonly cluster: string }[]>();
    for (const { name, applied } of this.#entrypoints())
      for (const object of applied.flatMap(({ objects }) => objects))
        getOrInsert(found, keyOf(object.kind, object.name), () => []).push({ object, cluster: name });
    return found;
  });

  readonly #others = once(() => {
    const found = new Map<string, KubernetesObject[]>();
    for (const object of this.#revision.objects)
      getOrInsert(found, keyOf(object.kind, object.name), () => []).push(object);
    return found;
  });
}

/** What distinguishes an object by its kind and name alone. */
export function keyOf(kind: string, name: string): string {
  return `${kind}\0${name}`;
}

/** Whether a tool can mean an object; tools give objects without a namespace that of the configuration, which is the default one. */
export function isNamed(object: KubernetesObject, { apiVersion, kind, namespace, name }: NamedObject): boolean {
  if (object.kind !== kind || object.name !== name) return false;
  if (apiVersion !== undefined && object.apiVersion !== apiVersion) return false;
  return namespace === undefined || object.namespace === namespace || (namespace === 'default' && !object.namespace);
}

import { getOrInsert } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { once } from '../../src/once.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { IMAGE_POLICY, IMAGE_UPDATE_AUTOMATION } from '../../src/reconcilers/flux/references/image-uses.ts';
import { isMap, type YamlValue } from '../../src/yaml/value.ts';

/** The image policies and automations of a cluster by namespace. */
export class ImagePolicies {
  readonly #cluster: Cluster;
  readonly #labels = new Map<string, ReadonlySet<string>>();

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  /** The policies that are, or may be, in a namespace. */
  in(namespace: string): readonly KubernetesObject[] {
    const found = this.#byNamespace();
    const [own = [], open = []] = [found.get(namespace), namespace === '' ? [] : found.get('')];
    return open.length === 0 ? own : [...own, ...open];
  }

  /** Whether one of the policies in a namespace has a label. */
  haveLabel(namespace: string, name: string, value: YamlValue | undefined): boolean {
    return getOrInsert(this.#labels, namespace, () => labelsOf(this.in(namespace))).has(JSON.stringify([name, value]));
  }

  /** Whether each automation has policies of its own. */
  get areAllBusy(): boolean {
    return this.#areAllBusy();
  }

  /** Whether an automation is, or may be, in a namespace. */
  hasAutomation(namespace: string): boolean {
    return this.#automated().has(namespace) || this.#automated().has('');
  }

  readonly #byNamespace = once(() => byNamespace(this.#cluster.ofKind(IMAGE_POLICY)));
  readonly #automated = once(() => new Set(byNamespace(this.#cluster.ofKind(IMAGE_UPDATE_AUTOMATION)).keys()));
  readonly #areAllBusy = once(() => [...this.#automated()].every((namespace) => this.in(namespace).length > 0));
}

function byNamespace(objects: readonly KubernetesObject[]): Map<string, KubernetesObject[]> {
  const found = new Map<string, KubernetesObject[]>();
  for (const object of objects) getOrInsert(found, object.namespace, () => []).push(object);
  return found;
}

function labelsOf(policies: readonly KubernetesObject[]): Set<string> {
  return new Set(
    policies.flatMap((policy) => {
      const labels = policy.at('metadata', 'labels').value;
      return isMap(labels) ? Object.entries(labels).map((label) => JSON.stringify(label)) : [];
    }),
  );
}

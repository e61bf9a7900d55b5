import type { Removal } from '../../src/deeds/removal.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { stringAt } from '../../src/yaml/value.ts';

/** What is deployed beside removed objects, in the base. */
export class Surroundings {
  readonly #sets: ReadonlyMap<string, readonly KubernetesObject[]>;
  readonly #synced: readonly KubernetesObject[];

  /** Whether another Application applies a removed object from now on, which is another rule's. */
  readonly isHandedOver: (removal: Removal) => boolean;

  constructor({ base }: Revision, isHandedOver: (removal: Removal) => boolean) {
    this.isHandedOver = isHandedOver;
    const { sets = [], reconcilers = [] } = base?.deployed ?? {};
    this.#sets = new Map(sets.map(({ name, objects }) => [name, objects.map(({ object }) => object)]));
    this.#synced = reconcilers.flatMap(({ synced }) =>
      synced.flatMap(({ objects }) => objects.map((one) => one.object)),
    );
  }

  /** The objects of the same cluster. Of what cluster an Application deploys to is not known, so all of them are. */
  besides({ cluster, set }: Removal): readonly KubernetesObject[] {
    return set.synced.length > 0 ? this.#synced : (this.#sets.get(cluster) ?? []);
  }

  /** The objects that go with a Namespace. */
  within(removal: Removal): readonly KubernetesObject[] {
    return this.besides(removal).filter(({ namespace }) => namespace === removal.object.name);
  }

  /** Whether Flux itself fetches this repository with a removed object. */
  isOwnSource({ object, applier }: Removal): boolean {
    let root = applier;
    while (root?.parent) root = root.parent;
    const source = root?.object.at('spec', 'sourceRef').value;
    return (
      root !== undefined &&
      stringAt(source, 'kind') === object.kind &&
      stringAt(source, 'name') === object.name &&
      (stringAt(source, 'namespace') ?? root.namespace) === object.namespace
    );
  }
}

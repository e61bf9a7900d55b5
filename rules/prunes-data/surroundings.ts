import type { Removal } from '../../src/deeds/removal.ts';
import { getOrInsert } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { ObjectIndex } from '../../src/kubernetes/object-index.ts';
import { once } from '../../src/once.ts';
import type { DeployedSet } from '../../src/reconcilers/deployed.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { stringAt } from '../../src/yaml/value.ts';

/** What is deployed beside removed objects, in the base. */
export class Surroundings {
  readonly #base: Revision['base'];
  readonly #sets = new Map<string, ObjectIndex>();
  readonly #synced: () => ObjectIndex;

  /** Whether another Application applies a removed object from now on, which is another rule's. */
  readonly isHandedOver: (removal: Removal) => boolean;

  constructor({ base }: Revision, isHandedOver: (removal: Removal) => boolean) {
    this.isHandedOver = isHandedOver;
    this.#base = base;
    this.#synced = once(() => indexOf((base?.deployed?.reconcilers ?? []).flatMap(({ synced }) => synced)));
  }

  /** The objects of the same cluster. Of what cluster an Application deploys to is not known, so all of them are. */
  besides({ cluster, set }: Removal): ObjectIndex {
    if (set.synced.length > 0) return this.#synced();
    return getOrInsert(this.#sets, cluster, () =>
      indexOf((this.#base?.deployed?.sets ?? []).filter(({ name }) => name === cluster)),
    );
  }

  /** The objects that go with a Namespace. */
  within(removal: Removal): readonly KubernetesObject[] {
    return this.besides(removal).in(removal.object.name);
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

function indexOf(sets: readonly DeployedSet[]): ObjectIndex {
  return new ObjectIndex(sets.flatMap(({ objects }) => objects.map(({ object }) => object)));
}

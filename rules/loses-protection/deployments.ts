import type { Deployed } from '../../src/change/revision.ts';
import type { Removal } from '../../src/deeds/removal.ts';
import { getOrInsert } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { Deployment } from './deployment.ts';

/** What is deployed beside removed objects, before and after a change. */
export class Deployments {
  readonly #base: Deployed | undefined;
  readonly #head: Deployed | undefined;
  readonly #known = new Map<string | undefined, Deployment>();

  constructor({ base, deployed }: Revision) {
    this.#base = base?.deployed;
    this.#head = deployed;
  }

  /** Of the same cluster. To which cluster an Application deploys is not always known, so all of them are. */
  of({ set }: Removal): Deployment {
    const name = set.synced.length > 0 ? undefined : set.name;
    return getOrInsert(
      this.#known,
      name,
      () => new Deployment(objectsOf(this.#base, name), objectsOf(this.#head, name)),
    );
  }
}

function objectsOf(deployed: Deployed | undefined, name: string | undefined): KubernetesObject[] {
  const sets =
    name === undefined
      ? (deployed?.reconcilers ?? []).flatMap(({ synced }) => synced)
      : (deployed?.sets ?? []).filter((set) => set.name === name);
  return sets.flatMap(({ objects }) => objects.map(({ object }) => object));
}

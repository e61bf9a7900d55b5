import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { askedFor, type ClusterEntrypoint, FLUX_NAMESPACE } from '../entrypoints/entrypoint.ts';
import { isToBeFilledIn, pathOf } from '../entrypoints/published.ts';
import { type Provided, Providers } from '../generated/providers.ts';
import { SOURCE_GROUP } from '../kinds.ts';
import { addsVariables } from '../substitute/policies.ts';
import type { ClusterObject } from './cluster-parts.ts';
import type { FluxKustomization } from './flux-kustomization.ts';

/** What an earlier pass over a cluster found out. */
export interface Hints {
  /** Objects that are needed before they exist, by the id that is looked up. A running cluster has them all. */
  readonly known: ReadonlyMap<string, KubernetesObject>;
  /** What the cluster turns its initial objects into. */
  readonly own: ReadonlyMap<string, KubernetesObject>;
  /** Policies that give variables to its Kustomizations. */
  readonly policies: readonly KubernetesObject[];
}

export const NO_HINTS: Hints = { known: new Map(), own: new Map(), policies: [] };

/** The objects of a cluster while it is followed. */
export class ClusterState {
  readonly providers = new Providers();
  readonly #objects: ClusterObject[] = [];
  readonly #sources = new Map<string, KubernetesObject>();
  readonly #entrypoints: ReadonlyMap<string, KubernetesObject>;
  readonly #hints: Hints;
  readonly #earlier = new Providers();
  readonly #own = new Map<string, KubernetesObject>();
  readonly #policies: KubernetesObject[] = [];
  readonly #absent = new Set<string>();

  constructor({ objects, kustomizations }: ClusterEntrypoint, hints: Hints) {
    this.#entrypoints = new Map([...objects, ...kustomizations].map((object) => [idOf(object), object]));
    this.#hints = hints;
    for (const object of hints.known.values()) this.#earlier.add(object);
  }

  get size(): number {
    return this.#objects.length;
  }

  add(object: KubernetesObject, kustomization: FluxKustomization | undefined): void {
    this.#objects.push({ object, kustomization });
    this.providers.add(object);
    if (addsVariables(object)) this.#policies.push(object);
    if (object.group === SOURCE_GROUP) {
      const namespace = object.namespace || (kustomization?.namespace ?? FLUX_NAMESPACE);
      this.#sources.set(askedFor({ kind: object.kind, namespace, name: object.name }), object);
    }
    if (kustomization) this.#noticeOwn(object, kustomization);
  }

  /** Records what the cluster turns an initial object into, if it differs. */
  #noticeOwn(object: KubernetesObject, { parent }: FluxKustomization): void {
    const id = idOf(object);
    const entrypoint = this.#entrypoints.get(id);
    if (!entrypoint || isEqual(this.current(entrypoint), object)) return;
    // A template of a root is not what the cluster was set up with, nor is the root of another cluster that is deployed by mistake.
    const isOther = parent !== undefined && pathOf(object) !== pathOf(entrypoint);
    if (!isOther && !isToBeFilledIn(pathOf(object))) this.#own.set(id, object);
  }

  /** An initial object of the cluster, as the cluster has changed it since. */
  current(object: KubernetesObject): KubernetesObject {
    return this.#hints.own.get(idOf(object)) ?? object;
  }

  /** The policies that give variables to its Kustomizations. */
  get policies(): readonly KubernetesObject[] {
    return this.#hints.policies;
  }

  /** The source with the id `kind/namespace/name`. */
  source(id: string): KubernetesObject | undefined {
    return this.#sources.get(id) ?? this.#hints.known.get(id);
  }

  provided(kind: string, namespace: string, name: string): Provided | undefined {
    return this.providers.get(kind, namespace, name) ?? this.#earlier.get(kind, namespace, name);
  }

  /** Whether to wait for the object with the id `kind/namespace/name`. */
  isAwaited(id: string): boolean {
    return !this.#absent.has(id) && !this.#hints.known.has(id) && !this.#present(id);
  }

  /** Stops waiting for an object that nothing has created. */
  giveUp(id: string): void {
    this.#absent.add(id);
  }

  /** The object with an id, or the object that creates it. */
  #present(id: string): KubernetesObject | undefined {
    const [kind = '', namespace = '', name = ''] = id.split('/');
    return this.#sources.get(id) ?? this.providers.get(kind, namespace, name)?.object;
  }

  /** The objects. Initial objects and objects of controllers are included only if no Kustomization applies them. */
  objects(): ClusterObject[] {
    const ids = new Set(this.#objects.flatMap(({ object, kustomization }) => (kustomization ? [idOf(object)] : [])));
    return this.#objects.filter(({ object, kustomization }) => {
      if (kustomization) return true;
      const id = idOf(object);
      const isNew = !ids.has(id);
      ids.add(id);
      return isNew;
    });
  }

  /** What another pass over the cluster would know in addition, or undefined if its result would be the same. */
  hints(): Hints | undefined {
    const { known, own, policies } = this.#hints;
    const found = [...this.#absent, ...known.keys()].flatMap((id): [string, KubernetesObject][] => {
      const object = this.#present(id);
      return object && !isEqual(object, known.get(id)) ? [[id, object]] : [];
    });
    const hasPolicies = this.#policies.length > 0 && policies.length === 0;
    if (found.length === 0 && this.#own.size === 0 && !hasPolicies) return undefined;
    return {
      known: new Map([...known, ...found]),
      own: new Map([...own, ...this.#own]),
      policies: hasPolicies ? this.#policies : policies,
    };
  }
}

function isEqual(a: KubernetesObject, b: KubernetesObject | undefined): boolean {
  return a.value === b?.value || JSON.stringify(a.value) === JSON.stringify(b?.value);
}

/** The id of an object, however it was created. Without a namespace, it is in that of Flux. */
function idOf({ groupKind, namespace, name }: KubernetesObject): string {
  return `${groupKind}/${namespace || FLUX_NAMESPACE}/${name}`;
}

import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Application } from '../reconcilers/argocd/application.ts';
import type { ArgoGraph } from '../reconcilers/argocd/graph.ts';
import { listAt, stringAt, valueAt, type YamlMap } from '../yaml/value.ts';
import type { Deployment } from './deployments.ts';
import type { Fate } from './fate.ts';
import { type DeploymentPair, setKey } from './pair-deployments.ts';

/** Whether Argo CD syncs an Application by itself. */
export function isAutomated({ object }: Application): boolean {
  const automated = valueAt(object.value, ['spec', 'syncPolicy', 'automated']);
  return automated !== undefined && automated !== null && stateOf(object, 'automated', 'enabled') !== false;
}

/** What Argo CD does with the objects of a base that its head no longer has. */
export class ArgoFates {
  readonly #base: ArgoGraph;
  readonly #after = new Map<Application, Deployment | undefined>();
  readonly #sets: ReadonlySet<string>;
  readonly #fates = new Map<Application, Fate>();

  constructor(base: ArgoGraph, head: ArgoGraph, pairs: readonly DeploymentPair[]) {
    this.#base = base;
    for (const { before, after } of pairs) if (before) this.#after.set(before.application, after);
    this.#sets = new Set(head.sets.map(({ object }) => setKey(object)));
  }

  /** What becomes of what an Application applied, but for objects that say otherwise themselves. */
  of(application: Application): Fate {
    let fate = this.#fates.get(application);
    if (fate === undefined) {
      // What Applications that apply each other come to is not known.
      this.#fates.set(application, 'unknown');
      fate = this.#find(application);
      this.#fates.set(application, fate);
    }
    return fate;
  }

  #find(application: Application): Fate {
    if (!this.#after.has(application)) return 'unknown';
    const after = this.#after.get(application);
    if (after) return prunes(after) ? 'pruned' : 'kept';
    return this.#withApplication(application);
  }

  /** An Application that goes takes along what it applied where its finalizer says so. */
  #withApplication({ object, set, isCertain }: Application): Fate {
    if (set) {
      // A generator that is not known may make it all the same.
      if (!isCertain) return 'unknown';
      const fate = this.#sets.has(setKey(set)) ? deletedBySet(set) : this.#ofObject(set);
      return fate === 'pruned' ? madeFate(object, set) : fate;
    }
    const fate = this.#ofObject(object);
    return fate === 'pruned' ? finalizerFate(object) : fate;
  }

  /** What becomes of an Application or ApplicationSet itself; not known where no Application applies it. */
  #ofObject(object: KubernetesObject): Fate {
    const fates = new Set(
      this.#base
        .applicationsOf(object)
        .map((parent) => fateOfObject(object, this.of(parent), this.#after.get(parent) === undefined)),
    );
    const [first] = fates;
    return first !== undefined && fates.size === 1 ? first : 'unknown';
  }
}

/** What becomes of an object, given what does of the others of its Application; `isGone`: whether that goes itself. */
export function fateOfObject({ value }: KubernetesObject, fate: Fate, isGone: boolean): Fate {
  if (fate !== 'pruned') return fate;
  const options = (stringAt(value, 'metadata', 'annotations', 'argocd.argoproj.io/sync-options') ?? '')
    .split(',')
    .map((option) => option.trim());
  const action = isGone ? 'Delete' : 'Prune';
  if (options.includes(`${action}=false`)) return 'kept';
  return options.includes(`${action}=confirm`) ? 'unknown' : 'pruned';
}

/** Whether an Application prunes by itself; where nothing is left to apply, Argo CD takes it for a mistake. */
function prunes({ application, content: { objects, unknowns } }: Deployment): boolean {
  const { object } = application;
  if (!isAutomated(application) || stateOf(object, 'automated', 'prune') !== true) return false;
  return objects.length > 0 || unknowns.size > 0 || stateOf(object, 'automated', 'allowEmpty') === true;
}

/** Whether an ApplicationSet deletes an Application that it no longer makes. */
function deletedBySet(set: KubernetesObject): Fate {
  const policy = stateOf(set, 'applicationsSync');
  return policy === 'create-only' || policy === 'create-update' ? 'kept' : 'pruned';
}

/** An ApplicationSet gives its Applications the finalizer where they have none and it is not to preserve what they applied. */
function madeFate(object: KubernetesObject, set: KubernetesObject): Fate {
  if (listAt(object.value, 'metadata', 'finalizers').length > 0) return finalizerFate(object);
  return stateOf(set, 'preserveResourcesOnDeletion') === true ? 'kept' : 'pruned';
}

function finalizerFate({ value }: KubernetesObject): Fate {
  const finalizers = listAt(value, 'metadata', 'finalizers');
  return finalizers.some(
    (name) => typeof name === 'string' && name.startsWith('resources-finalizer.argocd.argoproj.io'),
  )
    ? 'pruned'
    : 'kept';
}

function stateOf({ value }: KubernetesObject, ...path: string[]): YamlMap[string] | undefined {
  return valueAt(value, ['spec', 'syncPolicy', ...path]);
}

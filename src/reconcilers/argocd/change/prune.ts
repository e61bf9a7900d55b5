import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { listAt, stringAt, valueAt, type YamlMap } from '../../../yaml/value.ts';
import type { PruneOutcome } from '../../deployed.ts';
import type { Application } from '../application.ts';
import { appliedObjects } from '../applied.ts';
import { isAutomatic } from '../automatic.ts';
import { argoId } from '../details.ts';
import type { ArgoGraph } from '../graph.ts';
import { APPLICATION } from '../kinds.ts';
import { type SyncedPair, setKey } from './pair.ts';
import type { SyncedApplication } from './synced.ts';

/** What Argo CD does with the objects of a base that its head no longer has. */
export class PruneOutcomes {
  readonly #base: ArgoGraph;
  readonly #after = new Map<Application, SyncedApplication | undefined>();
  readonly #sets: ReadonlySet<string>;
  readonly #outcomes = new Map<Application, PruneOutcome>();

  constructor(base: ArgoGraph, head: ArgoGraph, pairs: readonly SyncedPair[]) {
    this.#base = base;
    for (const { before, after } of pairs) if (before) this.#after.set(before.application, after);
    this.#sets = new Set(head.sets.map(({ object }) => setKey(object)));
  }

  /** What happens to what an Application applied, but for objects that say otherwise themselves. */
  of(application: Application): PruneOutcome {
    let outcome = this.#outcomes.get(application);
    if (outcome === undefined) {
      // What Applications that apply each other build is not known.
      this.#outcomes.set(application, 'unknown');
      outcome = this.#find(application);
      this.#outcomes.set(application, outcome);
    }
    return outcome;
  }

  #find(application: Application): PruneOutcome {
    if (!this.#after.has(application)) return 'unknown';
    const after = this.#after.get(application);
    if (after) return prunes(after) ? 'pruned' : 'kept';
    return this.#withApplication(application);
  }

  /** A removed Application also removes what it applied if its finalizer says so. */
  #withApplication({ object, set, isCertain }: Application): PruneOutcome {
    if (set) {
      // A generator that is not known may make it all the same.
      if (!isCertain) return 'unknown';
      const outcome = this.#sets.has(setKey(set)) ? deletedBySet(set) : this.#ofObject(set);
      return outcome === 'pruned' ? madeOutcome(object, set) : outcome;
    }
    const outcome = this.#ofObject(object);
    return outcome === 'pruned' ? finalizerOutcome(object) : outcome;
  }

  /** What happens to an Application or ApplicationSet itself; not known if no Application applies it. */
  #ofObject(object: KubernetesObject): PruneOutcome {
    const outcomes = new Set(
      this.#base
        .applicationsOf(object)
        .map((parent) => outcomeOfObject(object, this.of(parent), this.#after.get(parent) === undefined)),
    );
    const [first] = outcomes;
    return first !== undefined && outcomes.size === 1 ? first : 'unknown';
  }
}

/** What happens to an object, given what does of the others of its Application; `isGone`: whether that goes itself. */
export function outcomeOfObject({ value }: KubernetesObject, outcome: PruneOutcome, isGone: boolean): PruneOutcome {
  if (outcome !== 'pruned') return outcome;
  const options = (stringAt(value, 'metadata', 'annotations', 'argocd.argoproj.io/sync-options') ?? '')
    .split(',')
    .map((option) => option.trim());
  const action = isGone ? 'Delete' : 'Prune';
  if (options.includes(`${action}=false`)) return 'kept';
  return options.includes(`${action}=confirm`) ? 'unknown' : 'pruned';
}

/** The objects that are deleted with an object, if that is an Application with a finalizer. */
export function deletedWith(
  object: KubernetesObject,
  { applications, isClusterScoped }: ArgoGraph,
): KubernetesObject[] {
  if (object.groupKind !== APPLICATION || finalizerOutcome(object) !== 'pruned') return [];
  return applications
    .filter((one) => argoId(one.object) === argoId(object))
    .flatMap((one) => appliedObjects(one, isClusterScoped))
    .filter((one) => outcomeOfObject(one, 'pruned', true) === 'pruned');
}

/** Whether an Application prunes by itself; if nothing is left to apply, Argo CD takes it for a mistake. */
function prunes({ application, content: { objects, unknowns } }: SyncedApplication): boolean {
  const { object } = application;
  if (!isAutomatic(object) || stateOf(object, 'automated', 'prune') !== true) return false;
  return objects.length > 0 || unknowns.size > 0 || stateOf(object, 'automated', 'allowEmpty') === true;
}

/** Whether an ApplicationSet deletes an Application that it no longer makes. */
function deletedBySet(set: KubernetesObject): PruneOutcome {
  const policy = stateOf(set, 'applicationsSync');
  return policy === 'create-only' || policy === 'create-update' ? 'kept' : 'pruned';
}

/** An ApplicationSet gives its Applications the finalizer where they have none and it is not to preserve what they applied. */
function madeOutcome(object: KubernetesObject, set: KubernetesObject): PruneOutcome {
  if (listAt(object.value, 'metadata', 'finalizers').length > 0) return finalizerOutcome(object);
  return stateOf(set, 'preserveResourcesOnDeletion') === true ? 'kept' : 'pruned';
}

function finalizerOutcome({ value }: KubernetesObject): PruneOutcome {
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

import type { KubernetesObject, Place } from '../kubernetes/object.ts';
import { directoryOf } from '../repository/tree.ts';
import { isMap, listAt, stringAt } from '../yaml/value.ts';
import type { Cluster } from './cluster.ts';
import { dependenciesOf, WAITING_KINDS } from './dependencies.ts';
import type { Reconciler } from './reconciler.ts';
import { namedSource, SOURCE_GROUP } from './seed.ts';
import { variableSources } from './variables.ts';

/** Why one Kustomization or HelmRelease needs another: stated, or implied by what it deploys and what it is deployed by. */
export type Need = 'depends' | 'waits' | 'checks' | 'applied' | 'source' | 'variables' | 'namespace' | 'definition';

/** A step of a ring. */
export interface RingStep {
  readonly object: KubernetesObject;
  readonly need: Need;
  /** Where the need is stated. */
  readonly at: Place;
}

/** Kustomizations and HelmReleases each of which needs the next, and the last one the first. */
export interface Ring {
  /** Begins with a step of `dependsOn`, at the same object in each cluster. */
  readonly steps: readonly RingStep[];
  /** Whether nothing but what Flux does can have broken it: sources, namespaces and definitions may have been there before. */
  readonly isCertain: boolean;
}

/** A state that an object comes to (`applied`: its own objects are handed to the cluster), and what must be before. */
interface Edge extends RingStep {
  readonly to: string;
}

/** `namespace/name` of a kind. */
type State = 'applied' | 'ready';

const SOFT: ReadonlySet<Need> = new Set(['source', 'variables', 'namespace', 'definition']);
/** Rings that are looked for in a cluster. */
const MAX_SEARCHES = 100;

/** The rings of a cluster, each with at least one `dependsOn`. */
export function rings(cluster: Cluster): Ring[] {
  const edges = new Edges(cluster);
  const found: Ring[] = [];
  const done = new Set<Edge>();
  let searches = 0;
  for (const isCertain of [true, false]) {
    for (const [from, list] of edges.all) {
      for (const edge of list) {
        if (edge.need !== 'depends' || done.has(edge)) continue;
        if (!edges.mayReturn(edge.to) || ++searches > MAX_SEARCHES) continue;
        const rest = edges.way(edge.to, from, isCertain);
        if (!rest) continue;
        const steps = [edge, ...rest];
        for (const step of steps) done.add(step);
        found.push({ steps: begun(steps.filter(isStep)), isCertain });
      }
    }
  }
  return found;
}

/** That a Kustomization is ready needs it to be applied; nobody has to be told. */
function isStep({ need, object, to }: Edge): boolean {
  return need !== 'applied' || to !== stateOf(object, 'applied');
}

/** The steps from the first object on that depends, by name. */
function begun(steps: readonly RingStep[]): RingStep[] {
  const ids = steps.map(({ object, need }) => (need === 'depends' ? stateOf(object, 'ready') : undefined));
  const [first] = ids.flatMap((id) => id ?? []).sort();
  const at = ids.indexOf(first);
  return [...steps.slice(at), ...steps.slice(0, at)];
}

function stateOf({ groupKind, namespace, name }: KubernetesObject, state: State): string {
  return `${state} ${groupKind} ${namespace}/${name}`;
}

/** What each state of a cluster's Kustomizations and HelmReleases needs. */
class Edges {
  readonly all = new Map<string, Edge[]>();
  readonly #cluster: Cluster;
  /** CustomResourceDefinitions by the kind that they define. */
  readonly #definitions: ReadonlyMap<string, KubernetesObject>;
  /** The namespaces that are there before Flux applies anything. */
  readonly #bootstrapped: ReadonlySet<string>;
  #ends: ReadonlySet<string> | undefined;

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
    this.#bootstrapped = new Set(cluster.reconcilers.flatMap(({ parent, namespace }) => (parent ? [] : namespace)));
    this.#definitions = new Map(
      cluster.ofKind('apiextensions.k8s.io/CustomResourceDefinition').map((definition) => {
        const group = stringAt(definition.value, 'spec', 'group') ?? '';
        return [`${group}/${stringAt(definition.value, 'spec', 'names', 'kind') ?? ''}`, definition];
      }),
    );
    for (const reconciler of cluster.reconcilers) this.#addKustomization(reconciler);
    for (const { object, reconciler } of cluster.objects) {
      if (object.groupKind !== 'helm.toolkit.fluxcd.io/HelmRelease') continue;
      const ready = stateOf(object, 'ready');
      if (reconciler) this.#add(ready, object, 'applied', stateOf(reconciler.object, 'applied'));
      this.#addDependencies(ready, object);
    }
  }

  #addKustomization(reconciler: Reconciler): void {
    const { object, parent, objects, isRemote } = reconciler;
    const applied = stateOf(object, 'applied');
    const ready = stateOf(object, 'ready');
    this.#add(ready, object, 'applied', applied);
    this.#addDependencies(applied, object);
    // What stands beside the Kustomization that a cluster begins with was put there with it.
    const isGiven = !parent || parent === reconciler || (!parent.parent && isBeside(object, parent.object));
    if (!isGiven) {
      this.#add(applied, object, 'applied', stateOf(parent.object, 'applied'));
      this.#addSoft(reconciler, applied);
    }
    if (isRemote) return;
    if (object.at('spec', 'wait').value === true) {
      for (const child of objects) {
        if (WAITING_KINDS.includes(child.groupKind) && !isSame(child, object))
          this.#add(ready, object, 'waits', stateOf(child, 'ready'), object.at('spec', 'wait'));
      }
      return;
    }
    listAt(object.value, 'spec', 'healthChecks').forEach((check, index) => {
      const groupKind = WAITING_KINDS.find((waiting) => waiting.endsWith(`/${stringAt(check, 'kind') ?? ''}`));
      const name = stringAt(check, 'name');
      const [entry] = groupKind && name ? this.#cluster.find(groupKind, stringAt(check, 'namespace') ?? '', name) : [];
      if (entry && !isSame(entry.object, object))
        this.#add(ready, object, 'checks', stateOf(entry.object, 'ready'), object.at('spec', 'healthChecks', index));
    });
  }

  #addDependencies(from: string, object: KubernetesObject): void {
    const entries = listAt(object.value, 'spec', 'dependsOn');
    // An expression may take a dependency for ready that is not.
    if (entries.some((entry) => isMap(entry) && entry.readyExpr !== undefined)) return;
    for (const { namespace, name, at } of dependenciesOf(object)) {
      const [entry] = this.#cluster.find(object.groupKind, namespace, name);
      if (entry) this.#add(from, object, 'depends', stateOf(entry.object, 'ready'), at.name);
    }
  }

  /** What others of the cluster must have applied before; people may have done it by hand. */
  #addSoft({ object, namespace, objects }: Reconciler, applied: string): void {
    const source = namedSource(object, namespace);
    this.#addOwner(applied, object, 'source', `${SOURCE_GROUP}/${source.kind}`, source.namespace, source.name);
    for (const { kind, name, isOptional } of variableSources(object)) {
      const provider = isOptional ? undefined : this.#cluster.provided(kind, namespace, name)?.object;
      if (provider) this.#addOwner(applied, object, 'variables', provider.groupKind, provider.namespace, provider.name);
    }
    const namespaces = new Set(objects.flatMap((child) => child.namespace || []));
    for (const name of namespaces) {
      if (!this.#bootstrapped.has(name)) this.#addOwner(applied, object, 'namespace', '/Namespace', '', name);
    }
    for (const groupKind of new Set(objects.map((child) => child.groupKind))) {
      const definition = this.#definitions.get(groupKind);
      if (definition)
        this.#addOwner(applied, object, 'definition', definition.groupKind, definition.namespace, definition.name);
    }
  }

  #addOwner(
    applied: string,
    object: KubernetesObject,
    need: Need,
    groupKind: string,
    namespace: string,
    name: string,
  ): void {
    const entries = this.#cluster.find(groupKind, namespace, name);
    const [entry] = entries;
    // Where several bring it, or nothing is known to, none of them is needed.
    if (entries.length !== 1 || !entry?.reconciler || isSame(entry.reconciler.object, object)) return;
    this.#add(applied, object, need, stateOf(entry.reconciler.object, 'applied'));
  }

  #add(from: string, object: KubernetesObject, need: Need, to: string, at = object.at('metadata', 'name')): void {
    const edge = { object, need, to, at };
    const list = this.all.get(from);
    if (list) list.push(edge);
    else this.all.set(from, [edge]);
  }

  /** Whether a state may be in a ring; false for all that lead to none, or that none leads to. */
  mayReturn(state: string): boolean {
    this.#ends ??= this.#statesOfRings();
    return this.#ends.has(state);
  }

  #statesOfRings(): Set<string> {
    const pairs = [...this.all].flatMap(([from, list]) => list.map(({ to }): [string, string] => [from, to]));
    const leading = withoutEnds(pairs);
    return withoutEnds(
      pairs.flatMap(([from, to]): [string, string][] => (leading.has(from) && leading.has(to) ? [[to, from]] : [])),
    );
  }

  /** The shortest way from one state to another. */
  way(from: string, to: string, isCertain: boolean): Edge[] | undefined {
    const before = new Map<string, { readonly state: string; readonly edge: Edge } | undefined>([[from, undefined]]);
    const queue = [from];
    for (const state of queue) {
      if (state === to) return this.#back(state, before);
      for (const edge of this.all.get(state) ?? []) {
        if (before.has(edge.to) || (isCertain && SOFT.has(edge.need))) continue;
        before.set(edge.to, { state, edge });
        queue.push(edge.to);
      }
    }
    return undefined;
  }

  #back(end: string, before: ReadonlyMap<string, { readonly state: string; readonly edge: Edge } | undefined>): Edge[] {
    const edges: Edge[] = [];
    for (let step = before.get(end); step; step = before.get(step.state)) edges.unshift(step.edge);
    return edges;
  }
}

/** The states from which one can go on for ever. */
function withoutEnds(pairs: readonly (readonly [from: string, to: string])[]): Set<string> {
  const states = new Set(pairs.flat());
  const left = new Map<string, number>();
  const before = new Map<string, string[]>();
  for (const [from, to] of pairs) {
    left.set(from, (left.get(from) ?? 0) + 1);
    const list = before.get(to);
    if (list) list.push(from);
    else before.set(to, [from]);
  }
  const ends = [...states].filter((state) => !left.has(state));
  for (const end of ends) {
    states.delete(end);
    for (const from of before.get(end) ?? []) {
      const count = (left.get(from) ?? 0) - 1;
      left.set(from, count);
      if (count === 0) ends.push(from);
    }
  }
  return states;
}

function isBeside(a: KubernetesObject, b: KubernetesObject): boolean {
  return directoryOf(a.origin.file.path) === directoryOf(b.origin.file.path);
}

function isSame(a: KubernetesObject, b: KubernetesObject): boolean {
  return a.groupKind === b.groupKind && a.namespace === b.namespace && a.name === b.name;
}

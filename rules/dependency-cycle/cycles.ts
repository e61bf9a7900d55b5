import { getOrInsert } from '../../src/grouping.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { DefinitionOrigins } from '../../src/reconcilers/flux/references/definition-origins.ts';
import { type DependencyEdge, type NeedEdge, stateOf } from './edge.ts';
import { needsOf } from './graph.ts';

/** A step of a ring: an object, and why it needs the next one. */
export type CycleStep = Pick<NeedEdge, 'object' | 'need' | 'at'>;

/** Kustomizations and HelmReleases each of which needs the next, and the last one the first. */
export interface DependencyCycle {
  /** Begins with a step of `dependsOn`, at the same object in each cluster. */
  readonly steps: readonly CycleStep[];
  /** Whether no one can have broken it manually. Sources, variables, namespaces and definitions may have existed before. */
  readonly isCertain: boolean;
}

type Needs = ReturnType<typeof needsOf>;

const SOFT: ReadonlySet<DependencyEdge> = new Set(['source', 'variables', 'values', 'namespace', 'definition']);
/** Rings that are looked for in a cluster. */
const MAX_SEARCHES = 100;

/** The rings of a cluster, each with at least one `dependsOn`. */
export function dependencyCycles(cluster: Cluster, origins: Pick<DefinitionOrigins, 'isOnly'>): DependencyCycle[] {
  const needs = needsOf(cluster, origins);
  const candidates = statesOfRings(needs);
  const found: DependencyCycle[] = [];
  const done = new Set<NeedEdge>();
  let searches = 0;
  for (const isCertain of [true, false]) {
    for (const from of candidates) {
      for (const edge of needs.get(from) ?? []) {
        if (edge.need !== 'depends' || done.has(edge) || !candidates.has(edge.to)) continue;
        if (++searches > MAX_SEARCHES) return found;
        const rest = way(needs, edge.to, from, isCertain);
        if (!rest) continue;
        const steps = [edge, ...rest];
        for (const step of steps) done.add(step);
        found.push({ steps: begun(steps.filter(isStep)), isCertain });
      }
    }
  }
  return found;
}

/** A Kustomization must be applied before it can be ready, which needs no explanation. */
function isStep({ need, object, to }: NeedEdge): boolean {
  return need !== 'applied' || to !== stateOf(object, 'applied');
}

/** The steps from the first object on that depends, by name. */
function begun(steps: readonly CycleStep[]): CycleStep[] {
  const ids = steps.map(({ object, need }) => (need === 'depends' ? stateOf(object, 'ready') : undefined));
  const [first] = ids.flatMap((id) => id ?? []).sort();
  const at = ids.indexOf(first);
  return [...steps.slice(at), ...steps.slice(0, at)];
}

/** The states that may be in a cycle: those with both a predecessor and a successor. */
function statesOfRings(needs: Needs): Set<string> {
  const pairs = [...needs].flatMap(([from, list]) => list.map(({ to }): [string, string] => [from, to]));
  const leading = withoutEnds(pairs);
  return withoutEnds(
    pairs.flatMap(([from, to]): [string, string][] => (leading.has(from) && leading.has(to) ? [[to, from]] : [])),
  );
}

/** The states from which a path continues forever. */
function withoutEnds(pairs: readonly (readonly [from: string, to: string])[]): Set<string> {
  const states = new Set(pairs.flat());
  const left = new Map<string, number>();
  const before = new Map<string, string[]>();
  for (const [from, to] of pairs) {
    left.set(from, (left.get(from) ?? 0) + 1);
    getOrInsert(before, to, () => []).push(from);
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

type Step = { readonly state: string; readonly edge: NeedEdge };

/** The shortest way from one state to another. */
function way(needs: Needs, from: string, to: string, isCertain: boolean): NeedEdge[] | undefined {
  const before = new Map<string, Step | undefined>([[from, undefined]]);
  const queue = [from];
  for (const state of queue) {
    if (state === to) return back(state, before);
    for (const edge of needs.get(state) ?? []) {
      if (before.has(edge.to) || (isCertain && SOFT.has(edge.need))) continue;
      before.set(edge.to, { state, edge });
      queue.push(edge.to);
    }
  }
  return undefined;
}

function back(end: string, before: ReadonlyMap<string, Step | undefined>): NeedEdge[] {
  const edges: NeedEdge[] = [];
  for (let step = before.get(end); step; step = before.get(step.state)) edges.unshift(step.edge);
  return edges;
}

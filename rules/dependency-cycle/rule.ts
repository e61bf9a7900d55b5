import type { Problem } from '../../src/findings/problem.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { DefinitionOrigins } from '../../src/reconcilers/flux/references/definition-origins.ts';
import { type CycleStep, type DependencyCycle, dependencyCycles } from './cycles.ts';
import type { DependencyEdge } from './edge.ts';

const WORDS: Readonly<Record<DependencyEdge, string>> = {
  depends: 'depends on',
  waits: 'waits (`wait: true`) for',
  checks: 'checks the health of',
  applied: 'is applied by',
  source: 'gets its source from',
  variables: 'gets variables from',
  values: 'gets values from',
  namespace: 'needs a namespace from',
  definition: 'needs a CustomResourceDefinition from',
};

export default defineRule({
  on: 'tree',
  id: 'dependency-cycle',
  description: 'Kustomizations or HelmReleases wait for each other.',
  theme: 'reconcilers',
  severity: 'error',

  *check(revision) {
    for (const cluster of revision.flux.clusters) {
      for (const ring of dependencyCycles(cluster, new DefinitionOrigins(cluster, revision))) {
        const [first, ...others] = ring.steps;
        if (first) yield problemOf(ring, first, others);
      }
    }
  },
});

function problemOf({ steps, isCertain }: DependencyCycle, first: CycleStep, others: readonly CycleStep[]): Problem {
  const related = others.flatMap(({ object, need, at }, index) => {
    const next = others[index + 1] ?? first;
    const isStated = need === 'depends' || need === 'waits' || need === 'checks';
    return isStated ? [{ at, message: `${object.kind} ${object.name} ${WORDS[need]} ${next.object.name}` }] : [];
  });
  return {
    at: first.at,
    object: first.object,
    values: steps.map(({ object, need }) => `${need} ${object.groupKind} ${object.namespace}/${object.name}`),
    message: others.length === 0 ? ofItself(first) : ofOthers(steps, isCertain),
    related,
    severity: isCertain ? undefined : 'warning',
  };
}

function ofItself({ object }: CycleStep): string {
  return `${object.kind} \`${object.name}\` depends on itself, so Flux never applies it. Remove this dependency.`;
}

function ofOthers(steps: readonly CycleStep[], isCertain: boolean): string {
  const names = steps.map(({ object }) => object.name);
  const kinds = new Set(steps.map(({ object }) => object.kind));
  const nameOf = ({ object }: CycleStep): string =>
    names.filter((name) => name === object.name).length > 1 || kinds.size > 1
      ? `${object.kind} \`${object.namespace}/${object.name}\``
      : `\`${object.name}\``;
  const chain = steps.map((step, at) => {
    const next = steps[at + 1] ?? steps[0] ?? step;
    return `${at === 0 ? `${nameOf(step)} ` : 'which '}${WORDS[step.need]} ${nameOf(next)}`;
  });
  const effect = isCertain
    ? 'They wait for each other, and none of them can become ready.'
    : 'In a new cluster, they wait for each other, and none of them becomes ready.';
  return `${chain.join(', ')}. ${effect} Remove one of these dependencies.`;
}

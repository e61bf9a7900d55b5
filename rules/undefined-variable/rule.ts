import { groupBy } from '../../src/grouping.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { isContainerUse } from '../../src/reconcilers/flux/substitute/container-uses.ts';
import { expressionsIn } from '../../src/reconcilers/flux/substitute/places.ts';
import type { VariableUse } from '../../src/reconcilers/reconciler.ts';
import type { Origin } from '../../src/yaml/origin.ts';
import { notInjected } from './injected.ts';
import { leftAsTheyAre } from './left.ts';
import { slips } from './slips.ts';
import { failsAtUnset } from './strict.ts';
import { describe } from './words.ts';

export default defineRule({
  id: 'undefined-variable',
  description: 'A manifest uses a variable that its Flux Kustomization does not define.',
  theme: 'reconcilers',
  severity: 'error',
  on: 'tree',
  explains: [
    ...['schema', 'ambiguous-scalar', 'duplicate-owner', 'missing-path', 'unknown-namespace', 'invalid-version-range'],
    ...['unknown-source', 'unknown-dependency', 'unknown-values', 'unknown-health-check'],
  ],

  *check(revision) {
    yield* leftAsTheyAre(revision);
    yield* notInjected(revision);
    yield* slips(revision);
    for (const cluster of revision.flux.clusters) {
      const isStrict = failsAtUnset(cluster, revision);
      for (const reconciler of cluster.kustomizations) {
        const isGrave = isStrict && reconciler.object.at('spec', 'suspend').value !== true;
        const beside = variablesByText(reconciler.missing);
        const known = new Map<Origin, ReadonlyMap<string, readonly Origin[]>>();
        for (const use of reconciler.missing) {
          // Up to Flux 2.8, only a word of a description is lost.
          if (use.object.kind === 'CustomResourceDefinition' && !isStrict) continue;
          if (revision.externals.setsVariable(use.variable, cluster.name)) continue;
          const expressions = known.get(use.origin) ?? expressionsIn(use.origin);
          known.set(use.origin, expressions);
          // However often another repository uses it, in this one it is one variable of one Kustomization.
          const isElsewhere = revision.checkouts.holds(use.origin.file.path);
          const told = isElsewhere ? { ...use, object: reconciler.object } : use;
          const isOfContainer = isContainerUse(use, cluster);
          for (const at of expressions.get(use.variable) ?? [use.origin])
            yield {
              at,
              ...describe(told, at, reconciler, { isStrict, isOfContainer, beside: beside.get(use.origin) ?? [] }),
              severity: isGrave ? undefined : 'warning',
            };
        }
      }
    }
  },
});

/** The variables that each text of several lines uses and nothing defines. */
function variablesByText(missing: readonly VariableUse[]): Map<Origin, readonly string[]> {
  const texts = groupBy(missing, ({ origin }) => origin);
  const scripts = [...texts].filter(([origin]) => origin.text.includes('\n'));
  return new Map(scripts.map(([origin, uses]) => [origin, [...new Set(uses.map(({ variable }) => variable))]]));
}

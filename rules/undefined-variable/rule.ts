import { definedAt } from '../../src/findings/defined-at.ts';
import type { Problem } from '../../src/findings/problem.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Reconciler, ReconcilerVariableUse } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { expressionsIn } from '../../src/reconcilers/flux/substitute/places.ts';
import { misspelt } from '../../src/text/misspelling.ts';
import { Origin } from '../../src/yaml/origin.ts';
import { notInjected } from './injected.ts';
import { leftAsTheyAre } from './left.ts';
import { slips } from './slips.ts';
import { failsAtUnset } from './strict.ts';

export default defineRule({
  id: 'undefined-variable',
  description: 'A manifest uses a variable that its Flux Kustomization does not define.',
  severity: 'error',
  on: 'tree',
  explains: [
    ...['schema', 'ambiguous-scalar', 'duplicate-owner', 'missing-path', 'unknown-namespace', 'invalid-version-range'],
    ...['unknown-source', 'unknown-dependency', 'unknown-values', 'unknown-health-check'],
  ],

  *check(context) {
    yield* leftAsTheyAre(context);
    yield* notInjected(context);
    yield* slips(context);
    for (const cluster of context.flux.clusters) {
      const isStrict = failsAtUnset(cluster, context);
      for (const reconciler of cluster.reconcilers) {
        const isGrave = isStrict && reconciler.object.at('spec', 'suspend').value !== true;
        const known = new Map<Origin, ReadonlyMap<string, readonly Origin[]>>();
        for (const use of reconciler.missing) {
          // Up to Flux 2.8, only a word of a description is lost.
          if (use.object.kind === 'CustomResourceDefinition' && !isStrict) continue;
          const expressions = known.get(use.origin) ?? expressionsIn(use.origin);
          known.set(use.origin, expressions);
          // However often another repository uses it, in this one it is one variable of one Kustomization.
          const isElsewhere = context.checkouts.holds(use.origin.file.path);
          const told = isElsewhere ? { ...use, object: reconciler.object } : use;
          for (const at of expressions.get(use.variable) ?? [use.origin])
            yield { at, ...describe(told, at, reconciler, isStrict), severity: isGrave ? undefined : 'warning' };
        }
      }
    }
  },
});

function describe(
  { variable, object }: ReconcilerVariableUse,
  at: Origin,
  reconciler: Reconciler,
  isStrict: boolean,
): Omit<Problem, 'at'> {
  const names = [...reconciler.variables.set.keys()];
  const meant = misspelt(variable, names) ?? reordered(variable, names);
  const loss = isStrict
    ? 'so its build fails and Flux applies none of it'
    : 'so Flux replaces it with an empty string (from Flux 2.9 on, the build fails)';
  const advice =
    meant === undefined
      ? `Define it, set a default (\`\${${variable}:=…}\`), or write \`$\${${variable}}\` if it is not meant for Flux.`
      : `Did you mean \`${meant}\`?`;
  const name = new Origin(
    at.file,
    at.end - variable.length,
    at.end - variable.length,
    at.end - variable.length,
    at.end,
  );
  return {
    object,
    instead: reconciler.object.at('spec', 'postBuild'),
    message: `Kustomization \`${reconciler.name}\` does not define the variable \`${variable}\`, ${loss}. ${advice}`,
    fix:
      meant !== undefined && name.text === variable
        ? { title: `Replace with \`${meant}\``, edits: [{ at: name, text: meant }] }
        : undefined,
    related: definitionOf(meant, reconciler),
    values: [variable],
  };
}

/** A variable that is made of the same words. */
function reordered(variable: string, names: readonly string[]): string | undefined {
  const words = (name: string): string => name.split('_').sort().join('_');
  const found = names.filter((name) => words(name) === words(variable));
  return found.length === 1 ? found[0] : undefined;
}

function definitionOf(meant: string | undefined, { variables }: Reconciler): NonNullable<Problem['related']> {
  const origin = meant === undefined ? undefined : variables.set.get(meant)?.origin;
  if (meant === undefined || !origin) return [];
  const { file, keyStart, keyEnd } = origin;
  return definedAt(meant, new Origin(file, keyStart, keyEnd, keyStart, keyEnd));
}

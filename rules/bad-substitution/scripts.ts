import type { Problem } from '../../src/findings/problem.ts';
import { getOrInsert } from '../../src/grouping.ts';
import type { FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { expressionsIn, expressionsOf } from '../../src/reconcilers/flux/substitute/places.ts';
import type { VariableUse } from '../../src/reconcilers/reconciler.ts';
import { writtenAt } from '../../src/yaml/origin.ts';
import { assignedIn, namesOfShell } from './shell.ts';

const ESCAPED = /(?<!\$)\$\$\{/;

/** Expressions whose variable the script itself uses. Flux may know more variables than this repository shows. */
export function* meantForShell(
  reconciler: FluxKustomization,
  elsewhere: ReadonlyMap<string, ReadonlySet<string>>,
): Iterable<Problem> {
  const { uses, variables } = reconciler;
  if (variables.unknown.length === 0) return;
  const seen = new Set<string>();
  for (const { variable, origin, object } of uses) {
    const key = `${variable}\0${writtenAt(origin)}`;
    if (variables.set.has(variable) || seen.has(key) || !isOfShell({ variable, origin }, elsewhere)) continue;
    seen.add(key);
    for (const at of expressionsIn(origin).get(variable) ?? []) {
      yield {
        at,
        object,
        severity: 'warning',
        message: `\`${variable}\` looks like a shell variable because \`$${variable}\` or \`${variable}=\` appears in the same file. Flux replaces \`\${${variable}}\` before the shell runs. Write \`$\${${variable}}\`.`,
        values: [variable],
      };
    }
  }
}

/**
 * Expressions of scripts in Kustomizations that do not say that they substitute, while others of the kind escape theirs: then
 * something that is not seen here makes Flux substitute.
 */
export function* notEscaped(reconcilers: readonly FluxKustomization[]): Iterable<Problem> {
  const objects = reconcilers
    .filter(({ variables }) => !variables.areUsed)
    .flatMap((reconciler) => reconciler.objects.filter(({ kind }) => kind !== 'ConfigMap'));
  if (!objects.some(({ origin }) => ESCAPED.test(origin.file.text))) return;
  for (const object of objects) {
    for (const { variable, at } of expressionsOf(object)) {
      if (!assignedIn(at.file).has(variable)) continue;
      yield {
        at,
        object,
        severity: 'warning',
        message: `The script sets \`${variable}\` itself, and other scripts in this cluster escape such expressions (\`$\${…}\`). If Flux also substitutes variables here, the expression becomes empty. Write \`$\${${variable}}\`.`,
        values: [variable],
      };
    }
  }
}

function isOfShell(
  { variable, origin }: Pick<VariableUse, 'variable' | 'origin'>,
  elsewhere: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  // What other files use, too, is more likely one of Flux.
  return elsewhere.get(variable)?.size === 1 && namesOfShell(origin.file).has(variable);
}

/** The files in which each variable is used. */
export function filesOfUses(reconcilers: readonly FluxKustomization[]): Map<string, Set<string>> {
  const files = new Map<string, Set<string>>();
  for (const { uses } of reconcilers) {
    for (const { variable, origin } of uses) {
      getOrInsert(files, variable, () => new Set()).add(origin.file.path);
    }
  }
  return files;
}

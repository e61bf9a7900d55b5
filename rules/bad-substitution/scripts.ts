import type { Problem } from '../../src/findings/problem.ts';
import { getOrInsert } from '../../src/grouping.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { isContainerUse } from '../../src/reconcilers/flux/substitute/container-uses.ts';
import { expressionsIn, expressionsOf } from '../../src/reconcilers/flux/substitute/places.ts';
import type { VariableUse } from '../../src/reconcilers/reconciler.ts';
import { writtenAt } from '../../src/yaml/origin.ts';
import { assignedIn, namesOfShell } from './shell.ts';

const ESCAPED = /(?<!\$)\$\$\{/;

/** How a cluster uses variables. */
export interface Uses {
  /** The files in which each is used. */
  readonly files: ReadonlyMap<string, ReadonlySet<string>>;
  /** Those that are used elsewhere than in commands of containers that set them. */
  readonly ofFlux: ReadonlySet<string>;
}

/** Expressions whose variable the script itself or its container sets. Flux may know more variables than this repository shows. */
export function* meantForShell(reconciler: FluxKustomization, elsewhere: Uses, cluster: Cluster): Iterable<Problem> {
  const { uses, variables } = reconciler;
  if (variables.unknown.length === 0) return;
  const seen = new Set<string>();
  for (const use of uses) {
    const { variable, origin, object } = use;
    const key = `${variable}\0${writtenAt(origin)}`;
    if (variables.set.has(variable) || seen.has(key)) continue;
    const isOfContainer = !elsewhere.ofFlux.has(variable) && isContainerUse(use, cluster);
    if (!isOfContainer && !isOfShell(use, elsewhere.files)) continue;
    seen.add(key);
    for (const at of expressionsIn(origin).get(variable) ?? []) {
      yield {
        at,
        object,
        severity: 'warning',
        message: isOfContainer
          ? `The container sets the environment variable \`${variable}\`, but Flux replaces \`\${${variable}}\` before the container starts. Write \`$\${${variable}}\`.`
          : `\`${variable}\` looks like a shell variable because \`$${variable}\` or \`${variable}=\` appears in the same file. Flux replaces \`\${${variable}}\` before the shell runs. Write \`$\${${variable}}\`.`,
        fix: isOfContainer ? { title: 'Escape it', edits: [{ at, text: `$${at.text}` }] } : undefined,
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

/** How the Kustomizations of a cluster use variables. */
export function usesIn(cluster: Cluster): Uses {
  const files = new Map<string, Set<string>>();
  const ofFlux = new Set<string>();
  for (const { uses } of cluster.kustomizations) {
    for (const use of uses) {
      getOrInsert(files, use.variable, () => new Set()).add(use.origin.file.path);
      if (!ofFlux.has(use.variable) && !isContainerUse(use, cluster)) ofFlux.add(use.variable);
    }
  }
  return { files, ofFlux };
}

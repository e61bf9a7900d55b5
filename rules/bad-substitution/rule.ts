import type { Problem } from '../../src/findings/problem.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { expressionsIn, expressionsOf } from '../../src/reconcilers/flux/substitute/places.ts';
import type { VariableUse } from '../../src/reconcilers/reconciler.ts';
import type { Origin } from '../../src/yaml/origin.ts';
import { assignedIn, namesOfShell } from './shell.ts';

const ADVICE =
  'If the text is not meant for Flux, write `$${…}`, or annotate the object with `kustomize.toolkit.fluxcd.io/substitute: disabled`.';
const ESCAPED = /(?<!\$)\$\$\{/;

export default defineRule({
  id: 'bad-substitution',
  description: 'Flux substitutes variables in text that is not meant for Flux.',
  severity: 'error',
  on: 'tree',

  *check({ flux }) {
    for (const { name, kustomizations } of flux.clusters) {
      const elsewhere = filesOfUses(kustomizations);
      for (const problem of notEscaped(kustomizations)) yield { ...problem, builds: [name] };
      for (const reconciler of kustomizations) {
        for (const problem of failures(reconciler)) yield { ...problem, builds: [name] };
        for (const problem of meantForShell(reconciler, elsewhere)) yield { ...problem, builds: [name] };
      }
    }
  },
});

/** What makes the whole Kustomization fail. */
function* failures(reconciler: FluxKustomization): Iterable<Problem> {
  const { variables, object } = reconciler;
  const isCertain = variables.set.size > 0 || variables.unknown.some(({ isOptional }) => !isOptional);
  const isGrave = isCertain && object.at('spec', 'suspend').value !== true;
  for (const { kind, message, cause, origin } of reconciler.failures) {
    if (!origin || !['syntax', 'not-yaml', 'variable-name'].includes(kind)) continue;
    if (kind === 'not-yaml' && !isAllKnown(reconciler)) continue;
    yield {
      at: origin,
      instead: object.at('spec', 'postBuild'),
      message: kind === 'variable-name' ? message : `${message} ${ADVICE}`,
      values: [cause],
      ...(isGrave ? {} : { severity: 'warning' as const }),
    };
  }
}

/** Whether the text that Flux gets is known, and not only where variables stand in it. */
function isAllKnown({ variables }: FluxKustomization): boolean {
  return variables.unknown.length === 0 && [...variables.set.values()].every(({ isKnown }) => isKnown);
}

/** Expressions whose variable is one of the script in which they stand; Flux may know more variables than can be seen from here. */
function* meantForShell(
  reconciler: FluxKustomization,
  elsewhere: ReadonlyMap<string, ReadonlySet<string>>,
): Iterable<Problem> {
  const { uses, variables } = reconciler;
  if (variables.unknown.length === 0) return;
  const seen = new Set<string>();
  for (const { variable, origin, object } of uses) {
    const key = `${variable}\0${origin.file.path}\0${origin.start}`;
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
function* notEscaped(reconcilers: readonly FluxKustomization[]): Iterable<Problem> {
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
function filesOfUses(reconcilers: readonly FluxKustomization[]): Map<string, Set<string>> {
  const files = new Map<string, Set<string>>();
  for (const { uses } of reconcilers) {
    for (const { variable, origin } of uses) {
      const own = files.get(variable) ?? new Set<string>();
      files.set(variable, own.add(pathOf(origin)));
    }
  }
  return files;
}

function pathOf({ file }: Origin): string {
  return file.path;
}

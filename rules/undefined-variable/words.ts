import { definedAt } from '../../src/findings/defined-at.ts';
import type { Problem } from '../../src/findings/problem.ts';
import type { FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import type { VariableUse } from '../../src/reconcilers/reconciler.ts';
import { misspelt } from '../../src/text/misspelling.ts';
import { listWords, quoted } from '../../src/text/words.ts';
import { Origin } from '../../src/yaml/origin.ts';

/** What is known of a use of a variable. */
interface Circumstances {
  readonly isStrict: boolean;
  /** Whether it is in a command of a container that sets an environment variable of that name. */
  readonly isOfContainer: boolean;
  /** The variables of the same text, itself included, that nothing defines either: a script is one cause. */
  readonly beside: readonly string[];
}

/** What to say of a use of a variable that its Kustomization does not define, and the fix if it is another name or none of Flux. */
export function describe(
  { variable, object, origin }: VariableUse,
  at: Origin,
  reconciler: FluxKustomization,
  { isStrict, isOfContainer, beside }: Circumstances,
): Omit<Problem, 'at'> {
  const names = [...reconciler.variables.set.keys()];
  const meant = isOfContainer ? undefined : (misspelt(variable, names) ?? reordered(variable, names));
  const isScript = meant === undefined && !isOfContainer && beside.length > 1;
  const [what, it] = isScript
    ? [`the variables ${listWords(beside.map(quoted))}`, 'them']
    : [`the variable \`${variable}\``, 'it'];
  const loss = isStrict
    ? 'so its build fails and Flux applies none of it'
    : `so Flux replaces ${it} with an empty string (from Flux 2.9 on, the build fails)`;
  const advice = isScript
    ? `Define them, or write \`$\${…}\` for those that are not meant for Flux.`
    : isOfContainer
      ? `The container sets the environment variable \`${variable}\`, so write \`$\${${variable}}\`.`
      : meant === undefined
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
    message: `Kustomization \`${reconciler.name}\` does not define ${what}, ${loss}. ${advice}`,
    fix: isOfContainer
      ? { title: 'Escape it', edits: [{ at, text: `$${at.text}` }] }
      : meant !== undefined && name.text === variable
        ? { title: `Replace with \`${meant}\``, edits: [{ at: name, text: meant }] }
        : undefined,
    related: definitionOf(meant, reconciler),
    values: [variable],
    asksFor: {
      variable,
      harm: isStrict ? 'cannot be applied' : 'will get an empty string instead',
    },
    // A name that its Kustomization does not define is one cause, however often it is used, and a typo however often it was copied.
    cause: isScript
      ? [at.file.path, String(origin.start)]
      : [variable, ...(meant === undefined ? [reconciler.namespace, reconciler.name] : ['', meant])],
  };
}

/** A variable that is made of the same words. */
function reordered(variable: string, names: readonly string[]): string | undefined {
  const words = (name: string): string => name.split('_').sort().join('_');
  const found = names.filter((name) => words(name) === words(variable));
  return found.length === 1 ? found[0] : undefined;
}

function definitionOf(meant: string | undefined, { variables }: FluxKustomization): NonNullable<Problem['related']> {
  const origin = meant === undefined ? undefined : variables.set.get(meant)?.origin;
  if (meant === undefined || !origin) return [];
  const { file, keyStart, keyEnd } = origin;
  return definedAt(meant, new Origin(file, keyStart, keyEnd, keyStart, keyEnd));
}

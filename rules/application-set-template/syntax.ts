import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { repairAt } from '../../src/kubernetes/schema/fix.ts';
import type { ParameterSet } from '../../src/reconcilers/argocd/template/parameters.ts';
import { quoted } from '../../src/text/words.ts';
import { FUNCTIONS } from './functions.ts';
import { type TemplateText, withPart } from './texts.ts';

/** What only a Go template has: fields, variables, pipes, statements, functions with arguments. */
const GO = /^(?:[.$(]|[A-Za-z]\w*\s+[.$("`\d-]|(?:else|end)\b)|\|/;

/** Go templates in a set without `goTemplate: true`, which stay as they are (Render.Replace). */
export function* notSwitchedOn(set: KubernetesObject, texts: readonly TemplateText[]): Iterable<Problem> {
  const found = texts.flatMap((one) => {
    const action = one.isIdentity ? one.actions.find((text) => GO.test(text)) : undefined;
    return action === undefined ? [] : [{ ...one, action }];
  });
  const isOnlyGo = texts.every(({ actions }) => actions.every((action) => GO.test(action)));
  const fix = repairAt(set.at('spec', 'generators'), { kind: 'before', text: 'goTemplate: true' });
  for (const { at, action } of found)
    yield {
      at,
      cause: ['go'],
      values: [action],
      message: `ApplicationSet \`${set.name}\` does not set \`goTemplate: true\`, so Argo CD leaves \`{{${shown(action)}}}\` as it is and cannot create the Applications. Add \`goTemplate: true\` to its \`spec\`, or write parameters as \`{{name}}\`.`,
      fix: isOnlyGo && typeof fix === 'object' ? fix : undefined,
    };
}

/** Parameters without a dot in a set with `goTemplate: true`, which Go takes for functions that do not exist. */
export function* notGo(
  set: KubernetesObject,
  texts: readonly TemplateText[],
  sets: readonly ParameterSet[],
): Iterable<Problem> {
  for (const one of texts)
    for (const action of one.actions) {
      const name = /^[A-Za-z_]\w*/.exec(action)?.[0];
      if (name === undefined || (FUNCTIONS.has(name) && !isParameter(action, name, sets))) continue;
      const meant = goFormOf(action);
      yield {
        at: one.at,
        values: [action],
        message: `\`{{${shown(action)}}}\` is not a valid Go template, because \`${name}\` is not a function${FUNCTIONS.has(name) ? ' without arguments' : ''}, so Argo CD cannot create the Applications of ApplicationSet \`${set.name}\`. ${meant === undefined ? 'Parameters of Go templates begin with a dot.' : `Did you mean \`{{${meant}}}\`?`}`,
        fix: meant === undefined ? undefined : withPart(one, action, meant),
      };
    }
}

/** Whether an action that begins with the name of a function is a parameter of that name. */
function isParameter(action: string, name: string, sets: readonly ParameterSet[]): boolean {
  if (!/^\w+(?:\.\w+)*$/.test(action)) return false;
  return action !== name || sets.some(({ values }) => values.has(name));
}

/** A parameter as a Go template writes it. `path` is a mapping there, with the path itself in it. */
function goFormOf(action: string): string | undefined {
  if (action === 'path') return '.path.path';
  const segment = /^path\[(\d+)\]$/.exec(action)?.[1];
  if (segment !== undefined) return `index .path.segments ${segment}`;
  return /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/.test(action) ? `.${action}` : undefined;
}

function shown(action: string): string {
  return quoted(action).slice(1, -1);
}

import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import type { GeneratorOutput } from '../../src/reconcilers/argocd/application-set.ts';
import { nearest } from '../../src/text/nearest.ts';
import { isMap, listAt, mapAt } from '../../src/yaml/value.ts';

/** The values of `missingkey` that Go knows; another option ends the program (template.Option). */
const OPTIONS = ['missingkey=default', 'missingkey=invalid', 'missingkey=zero', 'missingkey=error'];
const MAX_DEPTH = 4;

/** Options of Go templates that do not exist. */
export function* badOptions(set: KubernetesObject): Iterable<Problem> {
  for (const [index, option] of listAt(set.value, 'spec', 'goTemplateOptions').entries()) {
    if (typeof option !== 'string' || OPTIONS.includes(option)) continue;
    const near = nearest(option, OPTIONS);
    yield {
      at: set.at('spec', 'goTemplateOptions', index),
      message: `Go templates do not have the option \`${option}\`, so Argo CD cannot create the Applications of ApplicationSet \`${set.name}\`. ${near === undefined ? 'Use `missingkey=error`.' : `Did you mean \`${near}\`?`}`,
      fix: near,
    };
  }
}

/** Combinations of generators that Argo CD rejects (applicationset/generators/matrix.go, merge.go). */
export function* badCombinations(
  set: KubernetesObject,
  path: readonly (string | number)[] = ['spec', 'generators'],
  depth = 0,
): Iterable<Problem> {
  if (depth > MAX_DEPTH) return;
  for (const index of listAt(set.value, ...path).keys()) {
    for (const kind of ['matrix', 'merge'] as const) {
      const at = [...path, index, kind];
      const map = mapAt(set.value, ...at);
      if (!map) continue;
      const nested = listAt(map, 'generators');
      const fault =
        kind === 'matrix' && nested.length !== 2
          ? `needs exactly two generators, and has ${nested.length}`
          : kind === 'merge' && nested.length < 2
            ? `needs two generators or more, and has ${nested.length}`
            : kind === 'merge' && listAt(map, 'mergeKeys').length === 0
              ? 'needs `mergeKeys`'
              : undefined;
      if (fault !== undefined) yield rejected(set, set.at(...at).key, `The \`${kind}\` generator ${fault}`);
      for (const [child, item] of nested.entries()) {
        const kinds = isMap(item) ? Object.keys(item).filter((key) => key !== 'selector' && isMap(item[key])) : [];
        if (kinds.length > 1)
          yield rejected(
            set,
            set.at(...at, 'generators', child, kinds[1] ?? '').key,
            `An entry of a \`${kind}\` generator can have one generator only, and has \`${kinds[0]}\` and \`${kinds[1]}\``,
          );
      }
      yield* badCombinations(set, [...at, 'generators'], depth + 1);
    }
  }
}

function rejected(set: KubernetesObject, at: Place, words: string): Problem {
  return { at, message: `${words}, so Argo CD cannot create the Applications of ApplicationSet \`${set.name}\`.` };
}

/** Generators that certainly give nothing. An empty list may be meant to be filled. */
export function* givesNothing(set: KubernetesObject, outputs: readonly GeneratorOutput[]): Iterable<Problem> {
  for (const [index, { sets, isKnown }] of outputs.entries()) {
    if (sets.length > 0 || !isKnown) continue;
    const at = set.at('spec', 'generators', index);
    const isEmptyList = JSON.stringify(at.value ?? null).includes('"elements":[]');
    yield {
      at,
      severity: isEmptyList ? 'notice' : 'warning',
      values: [String(index)],
      message: `This generator of ApplicationSet \`${set.name}\` gives nothing, so Argo CD creates no Application for it. ${isEmptyList ? 'Add elements, or remove it.' : 'Correct its paths or its selector, or remove it.'}`,
    };
  }
}

import type { Origin } from '../../../yaml/origin.ts';
import { isMap, listAt, mapAt, originOf, type YamlMap } from '../../../yaml/value.ts';
import { generateClusters } from './clusters.ts';
import { generateMatrix, generateMerge, tooMany } from './combine.ts';
import { type Generated, type GeneratorContext, type GeneratorEntry, unknownGenerator } from './generator.ts';
import { generateGit } from './git.ts';
import { generateList } from './list.ts';
import { selects } from './selector.ts';

/** Generators inside of generators; Argo CD allows two. */
const MAX_DEPTH = 4;

/** The sets of parameters that an entry of `generators` generates, if known. */
export function generate(entry: GeneratorEntry, context: GeneratorContext): Generated {
  const { sets, unknowns } = generateAll(entry, context);
  const kept = sets.slice(0, Math.max(0, context.budget.left));
  context.budget.left -= kept.length;
  const selector = mapAt(entry.map, 'selector');
  const selected = selector
    ? kept.flatMap((set) => {
        const answer = selects(selector, set);
        return answer === 'no' ? [] : [answer === 'unknown' ? { ...set, isCertain: false } : set];
      })
    : kept;
  return { sets: selected, unknowns: kept.length < sets.length ? [...unknowns, tooMany(entry.origin)] : unknowns };
}

function generateAll(entry: GeneratorEntry, context: GeneratorContext): Generated {
  const kind = generatorKind(entry.map);
  const { depth } = entry;
  if (kind === undefined)
    return unknownGenerator('A generator is empty, so something else may fill it in.', entry.origin);
  const inner = { map: mapAt(entry.map, kind) ?? {}, origin: originOf(entry.map, kind) ?? entry.origin, depth };
  if (depth > MAX_DEPTH) return unknownGenerator('The generators are nested too deeply.', inner.origin);
  const nested = (): GeneratorEntry[] => entriesIn(inner.map, inner.origin, depth + 1);
  switch (kind) {
    case 'list':
      return generateList(inner, context);
    case 'clusters':
      return generateClusters(inner, context);
    case 'git':
      return generateGit(inner, context);
    case 'matrix':
      return generateMatrix(nested(), context, (child) => generate(child, context));
    case 'merge':
      return generateMerge(inner, nested(), context, (child) => generate(child, context));
    default:
      return unknownGenerator(`The output of the generator \`${kind}\` is not known.`, inner.origin);
  }
}

/** The entries of `generators` in a mapping. */
export function entriesIn(map: YamlMap, origin: Origin, depth: number): GeneratorEntry[] {
  const list = listAt(map, 'generators');
  return list.flatMap((item, index) =>
    isMap(item) ? [{ map: item, origin: originOf(list, index) ?? origin, depth }] : [],
  );
}

/** The kind of an entry: its one field besides the selector. */
export function generatorKind(map: YamlMap): string | undefined {
  return Object.keys(map).find((key) => key !== 'selector' && map[key] !== null && map[key] !== undefined);
}

import type { Origin } from '../../../yaml/origin.ts';
import { isMap, listAt } from '../../../yaml/value.ts';
import {
  joinedOthers,
  mergeParameters,
  type Parameter,
  type ParameterMap,
  type ParameterSet,
} from '../template/parameters.ts';
import { renderValue } from '../template/render-value.ts';
import type { ArgoUnknown } from '../unknown.ts';
import type { Generated, GeneratorContext, GeneratorEntry } from './generator.ts';

/** What one of the generators inside another one yields. */
export type GenerateNested = (entry: GeneratorEntry) => Generated;

/** Every combination of the sets of a `matrix`: later generators may use the parameters of the earlier ones. */
export function generateMatrix(
  nested: readonly GeneratorEntry[],
  context: GeneratorContext,
  generate: GenerateNested,
): Generated {
  const unknowns: ArgoUnknown[] = [];
  let sets: ParameterSet[] = [{ values: new Map(), isOpen: false, isCertain: true, written: [] }];
  for (const [index, entry] of nested.entries()) {
    const next: ParameterSet[] = [];
    for (const set of sets) {
      if (context.budget.left <= 0) return { sets: next, unknowns: [...unknowns, tooMany(entry.origin)] };
      const map = index === 0 ? entry.map : renderValue(entry.map, set, context.render);
      const generated = generate(isMap(map) ? { ...entry, map } : entry);
      for (const { reason, ...unknown } of generated.unknowns)
        if (!unknowns.some((known) => known.reason === reason)) unknowns.push({ reason, ...unknown });
      for (const other of generated.sets) {
        if (context.budget.left-- <= 0) return { sets: next, unknowns: [...unknowns, tooMany(entry.origin)] };
        next.push({
          values: mergeParameters(other.values, set.values),
          isOpen: set.isOpen || other.isOpen,
          others: joinedOthers(set, other),
          isCertain: set.isCertain && other.isCertain,
          written: [...set.written, ...other.written],
        });
      }
    }
    sets = next;
  }
  return { sets, unknowns };
}

export function tooMany(origin: Origin): ArgoUnknown {
  const reason = 'The ApplicationSet generates too many Applications. gitops-gate did not check the rest.';
  return { kind: 'limit', reason, origin };
}

/**
 * The sets of the first generator of a `merge`, with what the others define for the same merge keys.
 *
 * Where the keys of the first are not known (clusters), each set of the others represents one more set that may exist.
 */
export function generateMerge(
  { map, origin }: GeneratorEntry,
  nested: readonly GeneratorEntry[],
  context: GeneratorContext,
  generate: GenerateNested,
): Generated {
  const keys = listAt(map, 'mergeKeys').filter((key) => typeof key === 'string');
  const [base, ...others] = nested.map(generate);
  if (!base || keys.length === 0) return { sets: [], unknowns: [{ kind: 'generator', reason: NO_KEYS, origin }] };
  const unknowns = [base, ...others].flatMap((generated) => generated.unknowns);
  let sets = [...base.sets];
  for (const { sets: overrides } of others) {
    const next: ParameterSet[] = [];
    for (const set of sets) {
      if (context.budget.left-- <= 0) return { sets: next, unknowns: [...unknowns, tooMany(origin)] };
      // What an earlier generator defines for a key is already a set of its own.
      const free = hasKeys(set, keys)
        ? overrides
        : overrides.filter((other) => !sets.some((known) => hasKeys(known, keys) && isSameKey(known, other, keys)));
      next.push(...overridden(set, free, keys, context.isGo));
    }
    sets = next;
  }
  return { sets, unknowns };
}

const NO_KEYS = 'A `merge` generator without generators or `mergeKeys` generates nothing.';

function overridden(
  set: ParameterSet,
  overrides: readonly ParameterSet[],
  keys: readonly string[],
  isGo: boolean,
): ParameterSet[] {
  const over = (other: ParameterSet): ParameterMap =>
    isGo ? mergeParameters(set.values, other.values) : new Map([...set.values, ...other.values]);
  if (hasKeys(set, keys)) {
    const match = overrides.find((other) => isSameKey(set, other, keys));
    return [
      match
        ? {
            ...set,
            isOpen: set.isOpen || match.isOpen,
            others: joinedOthers(set, match),
            values: over(match),
            written: [...set.written, ...match.written],
          }
        : set,
    ];
  }
  const special = overrides.map((other) => ({
    values: over(other),
    isOpen: true,
    others: joinedOthers(set, other),
    isCertain: false,
    written: [...set.written, ...other.written],
  }));
  return [...special, { ...set, isCertain: false }];
}

/** Whether the merge keys of a set are known. */
function hasKeys({ values, isOpen }: ParameterSet, keys: readonly string[]): boolean {
  return keys.every((key) => (values.has(key) ? values.get(key) !== undefined : !isOpen));
}

function isSameKey(a: ParameterSet, b: ParameterSet, keys: readonly string[]): boolean {
  return keys.every((key) => keyOf(a, key) !== undefined && keyOf(a, key) === keyOf(b, key));
}

/** What a set defines for a merge key, for comparison; a key that is certainly not set counts too. */
function keyOf({ values, isOpen }: ParameterSet, key: string): Parameter {
  return values.has(key) || isOpen ? values.get(key) : null;
}

import type { YamlMap } from '../../yaml/value.ts';
import type { Refusal } from './refusal.ts';
import { changesAt } from './value-changes.ts';

/** Finds what changes in fields of an object that says `immutable: true`, and whether it no longer does. */
export function fixedContent(fields: readonly string[]): (before: YamlMap, after: YamlMap) => Iterable<Refusal> {
  return function* (before, after) {
    if (before.immutable !== true) return;
    if (after.immutable !== true)
      yield { path: ['immutable'], isRemoved: !('immutable' in after), field: ['immutable'] };
    for (const field of fields)
      for (const change of changesAt(before, after, field)) yield { ...change, field: [field] };
  };
}

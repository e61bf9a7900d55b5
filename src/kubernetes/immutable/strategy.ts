import type { YamlMap } from '../../yaml/value.ts';
import type { Refusal } from './refusal.ts';
import { valueIn } from './value-changes.ts';

/**
 * Finds the change of a strategy from `RollingUpdate` to one that has no `rollingUpdate`, while the server keeps the one that it
 * filled in: server-side apply removes only what the applier has set.
 */
export function strategyChanges(
  strategy: string,
  other: string,
): (before: YamlMap, after: YamlMap) => Iterable<Refusal> {
  const path = ['spec', strategy, 'type'];
  return function* (before, after) {
    const old = valueIn(before, path) ?? 'RollingUpdate';
    const own = valueIn(before, ['spec', strategy, 'rollingUpdate']) ?? undefined;
    if (old === 'RollingUpdate' && own === undefined && valueIn(after, path) === other)
      yield { path, isRemoved: false, field: path, isServerSide: true };
  };
}

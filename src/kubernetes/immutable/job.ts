import type { YamlMap, YamlValue } from '../../yaml/value.ts';
import type { FieldPath } from '../terms/problem.ts';
import type { Refusal } from './refusal.ts';
import { changesAt, valueIn } from './value-changes.ts';

const FIELDS = ['selector', 'completionMode', 'podFailurePolicy', 'backoffLimitPerIndex', 'managedBy', 'successPolicy'];

/** The changes of a Job that the API server refuses. A Job that has finished may already be gone if it has a time to live. */
export function* jobChanges(before: YamlMap, after: YamlMap): Iterable<Refusal> {
  const old = (key: string): YamlValue | undefined => valueIn(before, ['spec', key]);
  const ttl = old('ttlSecondsAfterFinished');
  if (ttl !== undefined && ttl !== null) return;
  for (const name of FIELDS) yield* changesOf(before, after, ['spec', name]);
  // A suspended Job lets its template be scheduled in another way, and since 1.36 take other resources.
  if (old('suspend') !== true) yield* changesOf(before, after, ['spec', 'template']);
  if (valueIn(after, ['spec', 'completionMode']) !== 'Indexed')
    yield* changesOf(before, after, ['spec', 'completions']);
}

function changesOf(before: YamlMap, after: YamlMap, field: FieldPath): Refusal[] {
  return changesAt(before, after, ...field).map((change) => ({ ...change, field }));
}

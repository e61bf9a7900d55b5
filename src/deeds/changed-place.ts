import { spanOf } from '../findings/locate.ts';
import type { Problem } from '../findings/problem.ts';
import type { ValueChange } from '../kubernetes/immutable/value-changes.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { type Change, changesInBase, hasLine } from '../repository/change.ts';

/** A changed value on the side of the diff that has it; one that a line elsewhere removes is shown where it would be. */
export function changedPlace(
  { path, isRemoved }: ValueChange,
  before: KubernetesObject | undefined,
  after: KubernetesObject,
  change: Change | undefined,
): Pick<Problem, 'at' | 'side'> {
  const head = after.at(...path);
  const base = isRemoved ? before?.at(...path) : undefined;
  if (!base || !change) return { at: head };
  const { file, start } = spanOf(base);
  const deleted = changesInBase(change).get(file.path)?.deleted ?? [];
  return hasLine(deleted, file.position(start).line) ? { at: base, side: 'base' } : { at: head };
}

import type { Refusal } from '../../src/kubernetes/immutable/refusal.ts';
import { changesAt } from '../../src/kubernetes/immutable/value-changes.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Revision } from '../../src/revision/revision.ts';

/**
 * The changes of a custom resource that rules of its schema refuse, which compare it with the older object (`oldSelf`). A rule that
 * only what is added breaks is left out: a controller may have set the same value before.
 */
export function refusedTransitions(
  before: KubernetesObject,
  after: KubernetesObject,
  { schemas }: Revision,
): Refusal[] {
  const refused = schemas.refusedUpdate(before, after);
  const changes =
    refused.length > 0 ? changesAt(before.value, after.value).filter(({ isAdded }) => isAdded !== true) : [];
  return refused.flatMap(({ path, message, isUnsure }) => {
    const change = changes.find(({ path: at }) => path.every((key, index) => at[index] === key));
    return change ? [{ ...change, field: path, rule: message, isUnsure }] : [];
  });
}

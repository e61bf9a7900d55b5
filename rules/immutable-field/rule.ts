import { clustersOf, type SetDifference } from '../../src/change/difference.ts';
import type { ObjectDifference } from '../../src/change/object-difference.ts';
import { changedPlace } from '../../src/deeds/changed-place.ts';
import { spanOf } from '../../src/findings/locate.ts';
import { lossesIn } from '../../src/findings/loss.ts';
import type { Problem } from '../../src/findings/problem.ts';
import { fieldName } from '../../src/kubernetes/terms/words.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { messageOf } from './message.ts';
import { type RefusedField, refusedFields } from './refused-fields.ts';

export default defineRule({
  id: 'immutable-field',
  description: 'A change updates a field that cannot be updated, so the API server refuses it.',
  theme: 'changes',
  severity: 'error',
  on: 'change',
  *check({ differences }, revision) {
    for (const set of differences)
      for (const difference of set.objects)
        for (const field of refusedFields(difference, set, revision)) yield problemOf(field, difference, set, revision);
  },
});

function problemOf(
  refused: RefusedField,
  difference: ObjectDifference,
  set: SetDifference,
  revision: Revision,
): Problem {
  const { object } = difference.deployed;
  const clusters = clustersOf(set);
  const place = changedPlace(refused, difference.before?.object, object, revision.change);
  const { file, start, end } = spanOf(place.at);
  return {
    ...place,
    message: messageOf(refused, difference, set),
    severity: refused.isCertain ? undefined : 'warning',
    object,
    builds: clusters,
    values: [...clusters, object.kind, object.namespace, object.name, fieldName(refused.field)],
    // One line, such as a label for all selectors, often changes many objects.
    cause: [place.side ?? 'head', file.path, `${start}-${end}`, object.groupKind, refused.lost ?? ''],
    losses: lossesIn(clusters, object),
  };
}

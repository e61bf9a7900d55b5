import { missingObject } from '../../src/findings/missing-object.ts';
import type { Problem } from '../../src/findings/problem.ts';
import { withoutMatch } from '../../src/findings/unmatched-labels.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { unmatchedLabels } from '../../src/reconcilers/flux/references/label-uses.ts';
import { missingSubjects } from '../../src/reconcilers/flux/references/missing-subjects.ts';
import { EVERY, RECEIVER, receiverTargets } from '../../src/reconcilers/flux/references/notification-uses.ts';
import { listAt, mapAt, stringAt } from '../../src/yaml/value.ts';

export default defineRule({
  on: 'tree',
  id: 'unknown-receiver-target',
  description: 'A Receiver of Flux names an object that does not exist.',
  theme: 'reconcilers',
  severity: 'error',

  *check(revision) {
    const { isClosed } = revision.externals;
    for (const cluster of revision.flux.clusters) {
      yield* withoutLabels(cluster);
      for (const unmatched of unmatchedLabels(cluster, RECEIVER, 'resources'))
        yield withoutMatch(unmatched, 'can only answer webhooks with an error');
      for (const absence of missingSubjects(cluster, receiverTargets(cluster), revision)) {
        const { others, otherKind } = absence;
        const consequence = 'can only answer webhooks with an error';
        yield missingObject(absence, { consequence, others, isClosed, mayBeManual: true, otherKind });
      }
    }
  },
});

/** Entries for all names that have no labels, which only an Alert may have. */
function* withoutLabels(cluster: Cluster): Iterable<Problem> {
  for (const receiver of cluster.ofKind(RECEIVER)) {
    for (const [index, entry] of listAt(receiver.value, 'spec', 'resources').entries()) {
      if (stringAt(entry, 'name') !== EVERY || mapAt(entry, 'matchLabels')) continue;
      const message = `\`*\` requires \`matchLabels\` in a Receiver, so Receiver \`${receiver.name}\` answers every webhook with an error. Add \`matchLabels\`, or name each ${stringAt(entry, 'kind') ?? 'object'}.`;
      const at = receiver.at('spec', 'resources', index, 'name');
      yield { at, object: receiver, message, values: [stringAt(entry, 'kind') ?? '', EVERY] };
    }
  }
}

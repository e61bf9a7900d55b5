import { missingObject } from '../../src/findings/missing-object.ts';
import { withoutMatch } from '../../src/findings/unmatched-labels.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { unmatchedLabels } from '../../src/reconcilers/flux/references/label-uses.ts';
import { missingSubjects } from '../../src/reconcilers/flux/references/missing-subjects.ts';
import { ALERT, eventSources } from '../../src/reconcilers/flux/references/notification-uses.ts';
import { isLiteral, literalWildcards } from './wildcards.ts';

export default defineRule({
  on: 'tree',
  id: 'unknown-event-source',
  description: 'An Alert of Flux waits for events of an object that does not exist.',
  theme: 'reconcilers',
  severity: 'error',

  *check(revision) {
    const { isClosed } = revision.externals;
    for (const cluster of revision.flux.clusters) {
      yield* literalWildcards(cluster);
      for (const unmatched of unmatchedLabels(cluster, ALERT, 'eventSources'))
        yield withoutMatch(unmatched, 'never sends events of this entry');
      const references = eventSources(cluster).filter(({ name, namespace }) => ![name, namespace].some(isLiteral));
      for (const absence of missingSubjects(cluster, references, revision)) {
        const { others, otherKind } = absence;
        const consequence = 'can never send events of it';
        yield missingObject(absence, { consequence, others, isClosed, mayBeManual: true, otherKind });
      }
    }
  },
});

import { missingObject } from '../../src/findings/missing-object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { missingReferences } from '../../src/reconcilers/flux/references/missing-references.ts';
import { eventSources, otherKindOf } from '../../src/reconcilers/flux/references/notification-uses.ts';
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
      const references = eventSources(cluster).filter(({ name, namespace }) => ![name, namespace].some(isLiteral));
      for (const absence of missingReferences(cluster, references, revision)) {
        const otherKind = otherKindOf(absence.reference, cluster);
        if (absence.certainty === 'open' && !otherKind) continue;
        const others = cluster.ofKind(absence.reference.groupKind);
        yield missingObject(absence, {
          consequence: 'never sends an event of it',
          others,
          isClosed,
          mayBeManual: true,
          otherKind,
        });
      }
    }
  },
});

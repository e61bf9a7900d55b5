import { missingObject } from '../../src/findings/missing-object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { missingReferences } from '../../src/reconcilers/flux/references/missing-references.ts';
import { alertProviders } from '../../src/reconcilers/flux/references/notification-uses.ts';

export default defineRule({
  on: 'tree',
  id: 'unknown-provider',
  description: 'An Alert of Flux references a Provider that does not exist in its namespace.',
  theme: 'reconcilers',
  severity: 'error',

  *check(revision) {
    const { isClosed } = revision.externals;
    for (const cluster of revision.flux.clusters) {
      for (const absence of missingReferences(cluster, alertProviders(cluster), revision)) {
        if (absence.certainty === 'open') continue;
        const others = cluster.ofKind(absence.reference.groupKind);
        yield missingObject(absence, { consequence: 'can never send anything', others, isClosed });
      }
    }
  },
});

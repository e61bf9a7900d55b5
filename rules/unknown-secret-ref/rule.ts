import { missingSecret } from '../../src/findings/missing-secret.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { HELM_RELEASE, KUSTOMIZATION } from '../../src/reconcilers/flux/kinds.ts';
import { IMAGE_REPOSITORY, IMAGE_UPDATE_AUTOMATION } from '../../src/reconcilers/flux/references/image-uses.ts';
import { missingSecrets } from '../../src/reconcilers/flux/references/missing-secrets.ts';
import { PROVIDER, RECEIVER } from '../../src/reconcilers/flux/references/notification-uses.ts';
import { secretReferences } from '../../src/reconcilers/flux/references/secret-uses.ts';

/** What an object cannot do without its Secret, by `group/Kind`; a source is never ready. */
const CONSEQUENCES: ReadonlyMap<string, string> = new Map([
  [KUSTOMIZATION, 'cannot reach the other cluster'],
  [HELM_RELEASE, 'cannot be installed or upgraded'],
  [PROVIDER, 'can never send anything'],
  [RECEIVER, 'can never become ready'],
  [IMAGE_REPOSITORY, 'cannot scan images'],
  [IMAGE_UPDATE_AUTOMATION, 'cannot sign commits'],
]);

export default defineRule({
  on: 'tree',
  id: 'unknown-secret-ref',
  description: 'An object of Flux references a Secret that nothing creates.',
  theme: 'reconcilers',
  severity: 'warning',

  *check(revision) {
    for (const cluster of revision.flux.clusters) {
      for (const absence of missingSecrets(cluster, secretReferences(cluster), revision)) {
        const { groupKind } = absence.reference.object;
        const consequence = CONSEQUENCES.get(groupKind) ?? 'can never become ready';
        yield missingSecret(absence, { consequence, isClosed: revision.externals.isClosed });
      }
    }
  },
});

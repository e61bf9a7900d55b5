import { defineRule } from '../../src/lint/rule.ts';
import { automationsWithoutPolicy } from './automations.ts';
import { idleMarkers } from './markers.ts';
import { policiesWithoutRepository } from './repositories.ts';

export default defineRule({
  on: 'tree',
  id: 'unknown-image-policy',
  description: 'Image automation of Flux updates nothing, because it does not have the policy or the repository.',
  theme: 'reconcilers',
  severity: 'warning',

  *check(revision) {
    for (const cluster of revision.flux.clusters) {
      yield* policiesWithoutRepository(cluster, revision);
      yield* automationsWithoutPolicy(cluster);
    }
    yield* idleMarkers(revision);
  },
});

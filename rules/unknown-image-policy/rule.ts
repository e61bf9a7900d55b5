import { defineRule } from '../../src/lint/rule.ts';
import { automationsWithoutPolicy } from './automations.ts';
import { idleMarkers } from './markers.ts';
import { ImagePolicies } from './policies.ts';
import { policiesWithoutRepository } from './repositories.ts';

export default defineRule({
  on: 'tree',
  id: 'unknown-image-policy',
  description: 'Image automation of Flux updates nothing, because it does not have the policy or the repository.',
  theme: 'reconcilers',
  severity: 'warning',

  *check(revision) {
    const clusters = new Map(revision.flux.clusters.map((cluster) => [cluster, new ImagePolicies(cluster)]));
    for (const [cluster, images] of clusters) {
      yield* policiesWithoutRepository(cluster, revision);
      yield* automationsWithoutPolicy(cluster, images);
    }
    yield* idleMarkers(revision, clusters);
  },
});

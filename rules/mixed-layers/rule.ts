import { defineRule } from '../../src/lint/rule.ts';
import { independentApps } from './independent.ts';
import { appliedTogether } from './together.ts';

export default defineRule({
  id: 'mixed-layers',
  description: 'Flux applies infrastructure and apps together, or apps before the infrastructure that they need.',
  theme: 'practices',
  severity: 'warning',
  on: 'tree',

  *check(revision) {
    for (const cluster of revision.flux.clusters) {
      for (const kustomization of cluster.kustomizations) yield* appliedTogether(kustomization);
      yield* independentApps(cluster, revision);
    }
  },
});

import { defineRule } from '../../src/lint/rule.ts';
import { failures } from './failures.ts';
import { meantForShell, notEscaped, usesIn } from './scripts.ts';

export default defineRule({
  id: 'bad-substitution',
  description: 'Flux substitutes variables in text that is not meant for Flux.',
  theme: 'reconcilers',
  severity: 'error',
  on: 'tree',

  *check({ flux }) {
    for (const cluster of flux.clusters) {
      const { name, kustomizations } = cluster;
      const elsewhere = usesIn(cluster);
      for (const problem of notEscaped(kustomizations)) yield { ...problem, builds: [name] };
      for (const reconciler of kustomizations) {
        for (const problem of failures(reconciler)) yield { ...problem, builds: [name] };
        for (const problem of meantForShell(reconciler, elsewhere, cluster)) yield { ...problem, builds: [name] };
      }
    }
  },
});

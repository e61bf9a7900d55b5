import { defineRule } from '../../src/lint/rule.ts';
import { failures } from './failures.ts';
import { filesOfUses, meantForShell, notEscaped } from './scripts.ts';

export default defineRule({
  id: 'bad-substitution',
  description: 'Flux substitutes variables in text that is not meant for Flux.',
  severity: 'error',
  on: 'tree',

  *check({ flux }) {
    for (const { name, reconcilers } of flux.clusters) {
      const elsewhere = filesOfUses(reconcilers);
      for (const problem of notEscaped(reconcilers)) yield { ...problem, builds: [name] };
      for (const reconciler of reconcilers) {
        for (const problem of failures(reconciler)) yield { ...problem, builds: [name] };
        for (const problem of meantForShell(reconciler, elsewhere)) yield { ...problem, builds: [name] };
      }
    }
  },
});

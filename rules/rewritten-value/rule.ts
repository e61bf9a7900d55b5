import { defineRule } from '../../src/lint/rule.ts';
import { rewrittenByComponents } from './components.ts';
import { rewrittenPatches } from './patches.ts';
import { rewrittenSubjects } from './subjects.ts';

export default defineRule({
  id: 'rewritten-value',
  description:
    'kustomize replaces a value that was written on purpose, such as the namespace of a subject named `default`.',
  theme: 'overlays',
  severity: 'warning',
  on: 'tree',

  *check(revision) {
    const rewritten = [
      ...rewrittenSubjects(revision),
      ...rewrittenByComponents(revision),
      ...rewrittenPatches(revision),
    ];
    for (const { builds, ...problem } of rewritten) {
      const concerned = revision.standings.weigh(builds, problem.at.origin.file.path);
      if (concerned) yield { ...problem, builds: concerned.builds };
    }
  },
});

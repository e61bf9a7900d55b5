import type { Problem } from '../../src/findings/problem.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { movedApplications } from './applications.ts';
import { changedRelease } from './releases.ts';

export default defineRule({
  id: 'reinstalls',
  description: 'A change makes Flux or Argo CD install something that runs in another place, or under another name.',
  theme: 'changes',
  severity: 'warning',
  on: 'change',
  *check(difference, revision): Iterable<Problem> {
    for (const set of difference.differences)
      for (const one of set.objects) {
        const problem = changedRelease(one, set, revision);
        if (problem) yield problem;
      }
    yield* movedApplications(difference, revision);
  },
});

import { defineRule } from '../../src/lint/rule.ts';
import { deadLines } from './dead.ts';
import { shadowedProblem } from './shadowed.ts';
import { unmatchedProblem } from './unmatched.ts';

export default defineRule({
  id: 'shadowed-owner',
  description: 'A line of CODEOWNERS has no effect, because a later line decides for its files or it matches no file.',
  theme: 'ownership',
  severity: 'warning',
  on: 'tree',

  *check({ tree, codeowners, change }) {
    if (!codeowners) return;
    for (const { line, isUnmatched, by } of deadLines(codeowners, [...tree.files.keys()].sort())) {
      const unmatched = isUnmatched ? unmatchedProblem(codeowners, line, tree, change) : undefined;
      const problem = unmatched ?? (by && shadowedProblem(codeowners, line, by));
      if (problem) yield problem;
    }
  },
});

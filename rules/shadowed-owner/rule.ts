import { defineRule } from '../../src/lint/rule.ts';
import type { OwnerLine } from '../../src/repository/codeowners/codeowners.ts';
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
    if (!codeowners || codeowners.isAbove) return;
    const mended = new Set<OwnerLine>();
    for (const dead of deadLines(codeowners, [...tree.files.keys()].sort())) {
      const { line, by } = dead;
      const unmatched = dead.isUnmatched ? unmatchedProblem(codeowners, line, tree, change) : undefined;
      // Moving the later line once mends all lines before it.
      const shadowed = by && !unmatched ? shadowedProblem(codeowners, dead, by, !mended.has(by)) : undefined;
      if (by && shadowed && shadowed.severity !== 'notice') mended.add(by);
      const problem = unmatched ?? shadowed;
      if (problem) yield problem;
    }
  },
});

import { defineRule } from '../../src/lint/rule.ts';
import { losses } from './losses.ts';
import { lossProblem } from './problem.ts';

export default defineRule({
  id: 'weakened-ownership',
  description: 'A change takes the owners of critical files out of CODEOWNERS, so they no longer review changes there.',
  theme: 'ownership',
  severity: 'error',
  on: 'tree',
  explains: ['unowned-file'],

  *check(revision) {
    const before = revision.base?.codeowners;
    if (!before || before.unread || revision.codeowners?.unread) return;
    for (const loss of losses(before, revision)) yield lossProblem(loss, before, revision);
  },
});

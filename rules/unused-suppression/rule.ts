import { defineRule } from '../../src/lint/rule.ts';

export default defineRule({
  id: 'unused-suppression',
  description: 'A gitops-gate-ignore comment suppresses nothing.',
  severity: 'warning',
  on: 'unused-suppression',

  *check({ at, rule }) {
    yield {
      at,
      message: `No finding of \`${rule}\` stands on this line any more: delete the comment, so that it does not hide a later one.`,
      values: [rule],
    };
  },
});

import { defineRule } from '../../src/lint/rule.ts';

const UNUSABLE = 'The gate cannot use this policy file. After the merge, it uses its default policy instead.';
const DELETED =
  'After the merge, each pull request fails until the file is back. Change `config` where the gate runs before you delete the file.';

export default defineRule({
  on: 'tree',
  id: 'invalid-policy',
  description: 'The policy file of gitops-gate cannot be used.',
  theme: 'gate',
  severity: 'error',
  always: true,

  *check({ options }) {
    for (const { at, message, fix, isDeletion } of options.policyMistakes)
      yield {
        at,
        message: `${message} ${isDeletion ? DELETED : UNUSABLE}`,
        fix,
        values: [message],
      };
  },
});

import { defineRule } from '../../src/lint/rule.ts';

export default defineRule({
  on: 'tree',
  id: 'invalid-policy',
  description: 'The policy file of gitops-gate cannot be used.',
  severity: 'error',
  always: true,

  *check({ options }) {
    for (const { at, message, fix } of options.policyMistakes)
      yield {
        at,
        message: `${message} The gate cannot use this policy file. After the merge, it uses its default policy instead.`,
        fix,
        values: [message],
      };
  },
});

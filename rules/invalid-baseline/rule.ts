import { defineRule } from '../../src/lint/rule.ts';

const UNUSABLE =
  'The gate cannot use this baseline, so all findings count. Correct the file, or delete it and run `gitops-gate baseline`.';

export default defineRule({
  on: 'tree',
  id: 'invalid-baseline',
  description: 'The baseline of gitops-gate cannot be used.',
  theme: 'gate',
  severity: 'error',
  always: true,

  *check({ baseline }) {
    for (const { at, message } of baseline?.mistakes ?? [])
      yield { at, message: `${message} ${UNUSABLE}`, values: [message] };
  },
});

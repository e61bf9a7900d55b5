import { defineRule } from '../../src/lint/rule.ts';
import { admissionViolations } from './admission.ts';
import { isWhole } from './certainty.ts';
import { ownViolations } from './own.ts';

export default defineRule({
  id: 'policy-violation',
  description: 'An object violates a policy of the repository.',
  theme: 'schemas',
  severity: 'error',
  unreached: 'warning',

  *check(object, revision) {
    const { policyEvaluator } = revision;
    if (!policyEvaluator || !isWhole(object, revision)) return;
    yield* ownViolations(object, revision, policyEvaluator);
    yield* admissionViolations(object, revision, policyEvaluator);
  },
});

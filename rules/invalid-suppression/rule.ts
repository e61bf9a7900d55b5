import { defineRule } from '../../src/lint/rule.ts';
import { isDate, suppressionsOf } from '../../src/lint/suppression.ts';
import { toolOfRule } from '../../src/policy/foreign-rules.ts';
import { isUnsuppressible } from '../../src/policy/policy.ts';
import { nearestRule, unknownRule } from '../../src/policy/rule-names.ts';

export default defineRule({
  id: 'invalid-suppression',
  description:
    'A gitops-gate-ignore comment has no effect because it is incomplete, names an unknown rule, is forbidden or has expired.',
  theme: 'gate',
  severity: 'warning',
  on: 'file',

  *check({ parsed: { file } }, { ruleIds, policy, today }) {
    for (const { at, rule, ruleAt, reason, until } of suppressionsOf(file)) {
      if (!ruleIds.includes(rule) && toolOfRule(rule) === undefined) {
        const fix = nearestRule(rule, ruleIds);
        yield {
          at: rule === '' ? at : ruleAt,
          message:
            rule === ''
              ? 'Name the rule to ignore: `# gitops-gate-ignore <rule-id>: <reason>`.'
              : unknownRule(rule, ruleIds),
          fix,
        };
      } else if (isUnsuppressible(policy, rule)) {
        yield {
          at,
          message: `The policy file forbids suppressing \`${rule}\`, so this comment has no effect. Fix the finding instead.`,
        };
      } else if (reason === '') {
        yield {
          at,
          message: `This comment has no effect without a reason. Explain why \`${rule}\` does not apply: \`# gitops-gate-ignore ${rule}: <reason>\`.`,
        };
      } else if (until !== undefined && !isDate(until)) {
        yield { at, message: `\`${until}\` is not a valid date. Write \`until YYYY-MM-DD\`.` };
      } else if (until !== undefined && until < today) {
        yield {
          at,
          message: `This suppression expired on ${until} and has no effect. Fix the finding or set a new date.`,
        };
      }
    }
  },
});

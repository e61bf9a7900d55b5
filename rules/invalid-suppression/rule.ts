import { defineRule } from '../../src/lint/rule.ts';
import { isDate, suppressionsOf } from '../../src/lint/suppression.ts';
import { nearest } from '../../src/nearest.ts';
import { unknownRule } from '../../src/policy/policy.ts';

export default defineRule({
  id: 'invalid-suppression',
  description:
    'A gitops-gate-ignore comment does not suppress anything, because it is incomplete, unknown, forbidden or past its date.',
  severity: 'warning',
  on: 'file',

  *check({ parsed: { file } }, { ruleIds, policy, today }) {
    for (const { at, rule, ruleAt, reason, until } of suppressionsOf(file)) {
      if (!ruleIds.includes(rule)) {
        const fix = nearest(rule, ruleIds);
        yield {
          at: rule === '' ? at : ruleAt,
          message:
            rule === ''
              ? 'Name the rule to ignore: `# gitops-gate-ignore <rule-id>: <reason>`.'
              : unknownRule(rule, ruleIds),
          fix,
        };
      } else if (policy.unsuppressible.has(rule)) {
        yield { at, message: `The policy file forbids suppressing \`${rule}\`: mend the finding instead.` };
      } else if (reason === '') {
        yield {
          at,
          message: `Say why \`${rule}\` does not apply here: \`# gitops-gate-ignore ${rule}: <reason>\`. Without a reason nothing is ignored.`,
        };
      } else if (until !== undefined && !isDate(until)) {
        yield { at, message: `\`${until}\` is no date: write \`until YYYY-MM-DD\`.` };
      } else if (until !== undefined && until < today) {
        yield {
          at,
          message: `This suppression ended on ${until}: mend the finding, or say anew until when it may stay.`,
        };
      }
    }
  },
});

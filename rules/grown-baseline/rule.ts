import type { PartOfEntry } from '../../src/baseline/entry.ts';
import type { Problem } from '../../src/findings/problem.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { type Approval, approvalOf } from './approval.ts';
import { numberOf, rulesOf } from './words.ts';

export default defineRule({
  id: 'grown-baseline',
  description: 'A change adds findings to the baseline.',
  theme: 'gate',
  severity: 'error',
  on: 'baseline',
  always: true,

  *check({ growth }, revision) {
    if (!growth) return;
    const { more, old, stray } = growth;
    const approval = approvalOf(revision);
    yield* problemsOf(more, {
      message: `This change adds ${numberOf(more)} to the baseline: ${rulesOf(more)}. ${approval.message}`,
      severity: approval.severity,
      approvers: approval.approvers,
    });
    yield* problemsOf(stray, {
      message: `This change adds ${numberOf(stray)} to the baseline that gitops-gate does not report like this: ${rulesOf(stray)}. Such an entry does not count, because it could hide a later finding. Run \`gitops-gate baseline\`, which corrects the file.`,
    });
    // What the base has is not repeated: the file lists it.
    yield* problemsOf(old.slice(0, 1), {
      message: `This change adds a baseline with ${numberOf(old)} that the base already has: ${rulesOf(old)}. What the base has no longer counts. What this change breaks still does.`,
      severity: 'notice',
    });
  },
});

/** One problem for each entry, which become one finding: where people can approve it, they approve all. */
function* problemsOf(parts: readonly PartOfEntry[], { message, severity, approvers }: Approval): Iterable<Problem> {
  for (const { entry, at, part } of parts) {
    const { rule, fingerprint } = entry;
    yield {
      at,
      message,
      severity,
      values: [rule, fingerprint, String(part)],
      cause: [message],
      ...(approvers && { approvers, losses: [lossOf(rule, `${fingerprint}:${part}`)] }),
    };
  }
}

/** An accepted finding as people name it: all of a rule together, by a digest of each. */
function lossOf(rule: string, digest: string): NonNullable<Problem['losses']>[number] {
  const none = { apiVersion: '', namespace: '' };
  const within = [{ ...none, kind: 'Rule', name: rule }];
  return { cluster: 'baseline', object: { ...none, kind: 'Finding', namespace: digest, name: rule }, within };
}

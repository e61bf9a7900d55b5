import { mergeEqual } from '../findings/compare.ts';
import type { Finding } from '../findings/finding.ts';
import type { Guard } from '../guard.ts';
import { Run } from './engine.ts';
import type { Rule, RuleContext } from './rule.ts';
import type { Suppression } from './suppression.ts';

/** What is said once all else is: of suppressions that suppress nothing, and of what was not judged. */
export function lateFindings(
  rules: readonly Rule[],
  context: RuleContext,
  guard: Guard,
  unused: readonly Suppression[],
): readonly Finding[] {
  const run = new Run(context, guard);
  for (const rule of rules) {
    if (rule.on !== 'unused-suppression') continue;
    // A rule that does not exist is reported as such, and once.
    for (const suppression of unused)
      if (context.ruleIds.includes(suppression.rule))
        run.collect(rule, () => rule.check(suppression, context), suppression.at.file.path);
  }
  for (const rule of rules) {
    if (rule.on !== 'fault') continue;
    for (const fault of [...guard.faults]) run.collect(rule, () => rule.check(fault, context));
  }
  return mergeEqual(run.findings);
}

/** What gitops-gate failed on, for those who ask for the cause. */
export function faultNotes({ faults }: Guard): string[] {
  const lines = faults.flatMap(({ subject, cause }) =>
    cause === undefined ? [] : `  ${subject?.what ?? 'A build or a finding'}: ${cause}`,
  );
  return lines.length === 0 ? [] : ['What gitops-gate failed on:', ...new Set(lines)];
}

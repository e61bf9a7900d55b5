import { mergeEqual } from '../findings/compare.ts';
import type { Finding } from '../findings/finding.ts';
import type { Guard } from '../guard.ts';
import { numberText } from '../limits.ts';
import type { Redactor } from '../masking/redactor.ts';
import type { Revision } from '../revision/revision.ts';
import { printable } from '../text/printable.ts';
import type { Asked } from './asked.ts';
import { Run } from './engine.ts';
import type { JudgedBaseline } from './judged-baseline.ts';
import { mayReport } from './levels.ts';
import type { Rule } from './rule.ts';
import type { Suppression } from './suppression.ts';

/** What is only known once the other rules are heard. */
interface LateSubjects {
  /** Suppressions that do not suppress anything. */
  readonly unused: readonly Suppression[];
  readonly baseline: JudgedBaseline | undefined;
  readonly asked: Asked;
}

/** Reported after everything else: suppressions that do not suppress anything, the baseline, and what was not checked. */
export function lateFindings(
  rules: readonly Rule[],
  revision: Revision,
  guard: Guard,
  { unused, baseline, asked }: LateSubjects,
): readonly Finding[] {
  const run = new Run(revision, guard, asked);
  for (const rule of rules) {
    if (rule.on !== 'unused-suppression') continue;
    for (const suppression of unused)
      run.collect(rule, () => rule.check(suppression, revision), suppression.at.file.path);
  }
  for (const rule of rules)
    if (rule.on === 'baseline' && baseline && mayReport(rule, revision.policy))
      run.collect(rule, () => rule.check(baseline, revision), baseline.file.file.path);
  for (const rule of rules) {
    if (rule.on !== 'fault') continue;
    for (const fault of [...guard.faults]) run.collect(rule, () => rule.check(fault, revision));
  }
  return mergeEqual(run.findings);
}

/** What there was no time for in a revision, as sentences; `of` names the revision. */
export function skippedNotes(
  of: string,
  { guard: { left, limits }, redactor }: { readonly guard: Guard; readonly redactor: Redactor },
): string[] {
  if (left.size === 0) return [];
  const what = [...left]
    .map(([kind, { count, names }]) => `${numberText(count)} ${kind}${namesOf(names, count, redactor)}`)
    .join(', ');
  return [
    `The run took longer than ${limits.minutes} minutes, so these checks${of} were skipped: ${what}. Check a smaller directory, or raise \`limits.minutes\` in the policy file.`,
  ];
}

function namesOf(names: readonly string[], count: number, redactor: Redactor): string {
  if (names.length === 0) return '';
  const shown = names.map((name) => printable(redactor.text(name))).join(', ');
  return ` (${shown}${count > names.length ? ', …' : ''})`;
}

/** What gitops-gate failed on, for those who ask for the cause. */
export function faultNotes({ faults }: Guard): string[] {
  const lines = faults.flatMap(({ subject, cause }) =>
    cause === undefined ? [] : `  ${subject?.what ?? 'A build or a finding'}: ${cause}`,
  );
  return lines.length === 0 ? [] : ['Errors in gitops-gate:', ...new Set(lines)];
}

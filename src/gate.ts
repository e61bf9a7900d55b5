import type { Finding } from './findings/finding.ts';
import { type FailOn, rankOf } from './severity.ts';

/** The verdict of a run, with its reason in a sentence. */
export interface Gate {
  readonly conclusion: 'passed' | 'failed';
  readonly reason: string;
  /** Whether the counts of findings say as much as the reason: errors fail the gate, and nothing else does. */
  readonly isEvident: boolean;
  /** Whether findings can fail it; false for `fail-on: never`. */
  readonly isEnforced: boolean;
}

/** Whether a finding fails the gate. */
export function fails({ severity }: Pick<Finding, 'severity'>, failOn: FailOn): boolean {
  return failOn !== 'never' && rankOf(severity) >= rankOf(failOn);
}

/** Compares findings with the threshold. A run that skipped checks never passes, because they might have found something. */
export function judge(findings: readonly Finding[], failOn: FailOn, isIncomplete = false): Gate {
  if (isIncomplete)
    return { conclusion: 'failed', reason: 'Some checks were skipped.', isEvident: false, isEnforced: true };
  if (failOn === 'never')
    return {
      conclusion: 'passed',
      reason: 'The gate never fails (fail-on: never).',
      isEvident: false,
      isEnforced: false,
    };
  const isEvident = failOn === 'error';
  const failing = findings.filter((finding) => fails(finding, failOn));
  if (failing.length === 0)
    return { conclusion: 'passed', reason: `No findings at level ${failOn} or above.`, isEvident, isEnforced: true };
  const count = failing.length === 1 ? '1 finding' : `${failing.length} findings`;
  const reason = `${count} at level ${failOn}${isEvident ? '' : ' or above'}.`;
  return { conclusion: 'failed', reason, isEvident, isEnforced: true };
}

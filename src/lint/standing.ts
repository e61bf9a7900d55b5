import type { Problem } from '../findings/problem.ts';
import type { Standing } from '../revision/directory-answer.ts';
import { rankOf, type Severity } from '../severity.ts';
import type { Rule } from './rule.ts';

/** What a rule says of a subject at the level that the subject's standing allows; rules that do not depend on it say everything. */
export function atStanding(
  { unreached, severity }: Rule,
  standing: () => Standing,
  check: () => Iterable<Problem>,
): Iterable<Problem> {
  const status = unreached === undefined ? 'deployed' : standing();
  if (unreached === undefined || status === 'deployed') return check();
  return status === 'off' || unreached === 'off' ? [] : capped(check(), severity, unreached);
}

function* capped(problems: Iterable<Problem>, severity: Severity, most: Severity): Iterable<Problem> {
  for (const problem of problems)
    yield rankOf(problem.severity ?? severity) > rankOf(most)
      ? { ...problem, severity: most, isUnreached: true }
      : problem;
}

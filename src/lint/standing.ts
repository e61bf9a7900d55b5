import type { Problem } from '../findings/problem.ts';
import type { Standing } from '../revision/directory-answer.ts';
import { rankOf } from '../severity.ts';
import type { Rule } from './rule.ts';

/** What a rule says of a subject at the level that the subject's standing allows; rules that do not depend on it say everything. */
export function* atStanding(
  { unreached, severity }: Rule,
  standing: () => Standing,
  check: () => Iterable<Problem>,
): Iterable<Problem> {
  const status = unreached === undefined ? 'deployed' : standing();
  if (status === 'off' || (status === 'unreached' && unreached === 'off')) return;
  for (const problem of check()) {
    const own = problem.severity ?? severity;
    const isCapped = status === 'unreached' && unreached !== undefined && unreached !== 'off';
    yield isCapped && rankOf(own) > rankOf(unreached)
      ? { ...problem, severity: unreached, isUnreached: true }
      : problem;
  }
}

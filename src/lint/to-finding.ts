import type { Finding } from '../findings/finding.ts';
import { causeOf, fingerprint, secretMarks } from '../findings/fingerprint.ts';
import type { Problem } from '../findings/problem.ts';
import { type KubernetesObject, Place } from '../kubernetes/object.ts';
import { fieldName } from '../kubernetes/terms/words.ts';
import type { Redactor } from '../masking/redactor.ts';
import { matchesAny, type Policy } from '../policy/policy.ts';
import { ruleUrl } from '../tool.ts';
import { severityAt } from './levels.ts';
import type { PlacedProblem } from './placement.ts';
import { redactedIdentity, redactedLoss } from './redact.ts';
import type { RuleHead } from './rule.ts';

/** A problem of a rule as a finding, with the level that the policy sets; undefined if the policy turns it off or ignores its file. */
export function toFinding(
  rule: RuleHead,
  problem: Problem,
  { location, message, related, fix }: PlacedProblem,
  object: KubernetesObject | undefined,
  policy: Policy,
  redactor: Redactor,
): Finding | undefined {
  if (!rule.always && matchesAny(location.path, policy.ignore)) return undefined;
  const severity = severityAt(rule, problem, policy, location.path);
  if (severity === undefined) return undefined;
  const field = problem.at instanceof Place ? fieldName(problem.at.path) : '';
  return {
    rule: rule.id,
    ...(field !== '' && { field: redactor.text(field) }),
    severity,
    message,
    location,
    object: object ? redactedIdentity(object.identity, redactor) : null,
    builds: problem.builds ?? object?.builds ?? [],
    related,
    fix,
    blame: null,
    places: [],
    fingerprint: fingerprint(rule.id, problem, object),
    cause: causeOf(rule.id, problem, location),
    acceptance: null,
    losses: (problem.losses ?? []).map((loss) => redactedLoss(loss, redactor)),
    ...(problem.isUnreached && { isUnreached: true }),
    ...(problem.isEdited !== undefined && { isEdited: problem.isEdited }),
    ...(problem.approvers && { approvers: problem.approvers }),
    ...(problem.secrets && { secrets: secretMarks(rule.id, problem.secrets, object) }),
    url: rule.url ?? ruleUrl(rule.id),
  };
}

import type { PlacedValidation } from '../../src/kubernetes/policies/admission-policy.ts';
import { type Answer, allOf } from '../../src/kubernetes/policies/answer.ts';
import type { PolicyInput } from '../../src/kubernetes/policies/evaluation.ts';
import type { PolicyEvaluator, Violation } from '../../src/kubernetes/policies/evaluator.ts';
import { asSeenBy } from '../../src/kubernetes/policies/images.ts';
import type { Validation } from '../../src/kubernetes/policies/policy.ts';
import { requestOf } from '../../src/kubernetes/policies/request.ts';
import { matchesResources, type Operation, type Target } from '../../src/kubernetes/policies/resource-rules.ts';
import type { Revision } from '../../src/revision/revision.ts';
import type { YamlMap } from '../../src/yaml/value.ts';
import type { BoundPolicy } from './bound.ts';
import { isHidden } from './certainty.ts';
import { Neighbors } from './neighbors.ts';
import { paramsOf } from './params.ts';
import type { Sent } from './sent.ts';
import { targetOf } from './target.ts';

/** A violation, and whether the change as it is brings it about. */
export interface Found extends Violation<PlacedValidation> {
  readonly isNow: boolean;
}

/** What an object may be to a policy: new, or a change of what it was. */
interface Request {
  readonly operation: Operation;
  readonly old: YamlMap | null;
}

/** What of a policy every request that may be made breaks; requests that the policy does not match do not count. */
export function violationsOf(
  bound: BoundPolicy,
  sent: Sent,
  place: string,
  revision: Revision,
  evaluator: PolicyEvaluator,
): Found[] {
  const target = targetOf(sent, revision);
  const matches = ({ operation }: Request): Answer =>
    allOf([bound.policy.match, bound.match].map((one) => matchesResources(one, target, operation)));
  const { now, later } = requestsOf(sent);
  if ([...now, ...later].some((request) => matches(request) === undefined)) return [];
  const isNow = now.some(matches);
  return paramsOf(bound, sent.object, place, revision).flatMap((params) => {
    const [first = [], ...others] = (isNow ? now : later)
      .filter(matches)
      .map((request) => violationsIn(bound, sent, { target, request, params }, revision, evaluator));
    return first.filter((found) => others.every((all) => hasSame(all, found))).map((found) => ({ ...found, isNow }));
  });
}

/**
 * The request that a change makes or, where that is not known, all that may be made. An object that exists is created again later, in
 * a new cluster.
 */
function requestsOf({ before, whole }: Sent): { readonly now: readonly Request[]; readonly later: readonly Request[] } {
  const created: Request = { operation: 'CREATE', old: null };
  if (before === null) return { now: [created], later: [] };
  const updated: Request = { operation: 'UPDATE', old: (before ?? whole).value };
  return before ? { now: [updated], later: [created] } : { now: [created, updated], later: [] };
}

function violationsIn(
  { policy, exceptions }: BoundPolicy,
  { whole, source, object, pathOf }: Sent,
  { target, request, params }: { readonly target: Target; readonly request: Request; readonly params: YamlMap | null },
  revision: Revision,
  evaluator: PolicyEvaluator,
): readonly Violation<PlacedValidation>[] {
  const input: PolicyInput = {
    object: whole.value,
    oldObject: request.old,
    request: requestOf(target, request.operation),
    params,
    namespaceObject: Neighbors.of(revision).namespaceOf(source),
    reading: whole.reading,
    isHidden: (path) => isHidden(source, pathOf(path), revision),
  };
  // An exception that may apply is one whose conditions are not known to be false.
  const mayBeExempt = exceptions.some(
    (conditions) =>
      !evaluator
        .judge({ variables: [], conditions: [], validations: conditions.map(asValidation) }, input)
        .violations.some(({ error }) => error === undefined),
  );
  if (mayBeExempt) return [];
  const [first = [], ...others] = asSeenBy(policy, object.groupKind).map(
    (one) => evaluator.judge(one, input).violations,
  );
  const found = first.filter((violation) => others.every((all) => hasSame(all, violation)));
  return policy.failsClosed ? found : found.filter(({ error }) => error === undefined);
}

/** Whether a validation is among those that are broken. */
function hasSame(all: readonly Violation[], { validation }: Violation): boolean {
  return all.some((other) => other.validation === validation);
}

function asValidation(expression: string): Validation {
  return { expression, message: undefined, messageExpression: undefined };
}

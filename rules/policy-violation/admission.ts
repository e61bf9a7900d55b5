import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { PlacedValidation } from '../../src/kubernetes/policies/admission-policy.ts';
import { type Answer, allOf } from '../../src/kubernetes/policies/answer.ts';
import type { PolicyEvaluator, Violation } from '../../src/kubernetes/policies/evaluator.ts';
import { requestOf } from '../../src/kubernetes/policies/request.ts';
import { matchesResources, type Operation, type Target } from '../../src/kubernetes/policies/resource-rules.ts';
import { type Sender, type Served, served } from '../../src/kubernetes/policies/served.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { quoted } from '../../src/text/words.ts';
import { writtenAt } from '../../src/yaml/origin.ts';
import type { YamlMap } from '../../src/yaml/value.ts';
import { type Action, type BoundPolicy, LEVELS, policiesIn } from './bindings.ts';
import { isSettled, placeOf } from './certainty.ts';
import { isMutated } from './mutators.ts';
import { Neighbors } from './neighbors.ts';
import { paramsOf } from './params.ts';
import { targetOf } from './target.ts';
import { sentence } from './words.ts';

/** The API server does not ask policies about the objects that configure admission. */
const EXEMPT = 'admissionregistration.k8s.io';

/** What an object may be to a policy: new, or a change of what it was. */
interface Request {
  readonly operation: Operation;
  readonly old: YamlMap | null;
}

/** A violation, and whether the change as it is brings it about. */
interface Found extends Violation<PlacedValidation> {
  readonly isNow: boolean;
}

/** The policies of its cluster that an object violates. */
export function* admissionViolations(
  object: KubernetesObject,
  revision: Revision,
  evaluator: PolicyEvaluator,
): Iterable<Problem> {
  if (object.group === EXEMPT) return;
  const neighbors = Neighbors.of(revision);
  let whole: Served | undefined;
  for (const [index, place] of neighbors.placesOf(object).entries()) {
    for (const bound of policiesIn(place, revision)) {
      whole ??= servedAs(object, revision);
      for (const violation of violationsOf(bound, object, whole, place, revision, evaluator)) {
        if (!isSettled(object, violation, revision)) continue;
        const problem = describe(bound, object, violation, isMutated(place, revision));
        const build = object.builds[index];
        yield build === undefined ? problem : { ...problem, builds: [build] };
      }
    }
  }
}

function servedAs(object: KubernetesObject, { flux, argo, schemas }: Revision): Served {
  const sender: Sender = flux.clusterOf(object) ? 'flux' : argo.isEmpty ? 'other' : 'argo';
  return served(object, schemas.versionStatus(object).schemas[0]?.read(), sender);
}

/** What of a policy every request that may be made breaks; requests that the policy does not match do not count. */
function violationsOf(
  bound: BoundPolicy,
  object: KubernetesObject,
  whole: Served,
  place: string,
  revision: Revision,
  evaluator: PolicyEvaluator,
): Found[] {
  const { policy, match } = bound;
  const target = targetOf(object, whole, revision);
  const matches = ({ operation }: Request): Answer =>
    allOf([policy.match, match].map((one) => matchesResources(one, target, operation)));
  const { now, later } = requestsOf(object, whole, revision);
  if ([...now, ...later].some((request) => matches(request) === undefined)) return [];
  const isNow = now.some(matches);
  return paramsOf(bound, object, place, revision).flatMap((params) => {
    const [first = [], ...others] = (isNow ? now : later)
      .filter(matches)
      .map((request) => violationsIn(bound, object, { whole, target, request, params }, revision, evaluator));
    return first
      .filter((found) => others.every((all) => all.some(({ validation }) => validation === found.validation)))
      .map((found) => ({ ...found, isNow }));
  });
}

/**
 * The request that a change makes or, where that is not known, all that may be made. An object that exists is created again later, in
 * a new cluster.
 */
function requestsOf(
  object: KubernetesObject,
  whole: Served,
  revision: Revision,
): { readonly now: readonly Request[]; readonly later: readonly Request[] } {
  const before = Neighbors.of(revision).before(object);
  const created: Request = { operation: 'CREATE', old: null };
  if (before === null) return { now: [created], later: [] };
  const old = before ? servedAs(before, revision).value : whole.value;
  const updated: Request = { operation: 'UPDATE', old };
  return before ? { now: [updated], later: [created] } : { now: [created, updated], later: [] };
}

function violationsIn(
  { policy }: BoundPolicy,
  object: KubernetesObject,
  input: {
    readonly whole: Served;
    readonly target: Target;
    readonly request: Request;
    readonly params: YamlMap | null;
  },
  revision: Revision,
  evaluator: PolicyEvaluator,
): Violation<PlacedValidation>[] {
  const { whole, target, request, params } = input;
  const found = evaluator.violations(policy, {
    object: whole.value,
    oldObject: request.old,
    request: requestOf(target, request.operation),
    params,
    namespaceObject: Neighbors.of(revision).namespaceOf(object),
    reading: whole.reading,
    isSecret: object.groupKind === '/Secret',
  });
  return policy.failsClosed ? found : found.filter(({ error }) => error === undefined);
}

const VERBS: Readonly<Record<Action, string>> = { Deny: 'rejects', Warn: 'warns about', Audit: 'audits' };

function describe(bound: BoundPolicy, object: KubernetesObject, violation: Found, mayChange: boolean): Problem {
  const { action, object: policy } = bound;
  const { validation } = violation;
  const at = placeOf(object, violation.path);
  const level = LEVELS[action];
  return {
    at,
    severity: (mayChange || !violation.isNow) && level === 'error' ? 'warning' : level,
    message: `${policy.kind} ${quoted(policy.name)} ${VERBS[action]} ${object.kind} ${quoted(object.name)}: ${sentence(violation)}`,
    values: [policy.name, validation?.expression ?? ''],
    cause: [policy.name, validation?.expression ?? '', writtenAt(at.origin)],
    related: validation ? [{ at: policy.at(...validation.path), message: 'the policy requires this' }] : [],
  };
}

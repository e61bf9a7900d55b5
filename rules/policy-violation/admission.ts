import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { PolicyEvaluator } from '../../src/kubernetes/policies/evaluator.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { quoted } from '../../src/text/words.ts';
import { writtenAt } from '../../src/yaml/origin.ts';
import { policiesIn } from './bindings.ts';
import { type Action, type BoundPolicy, LEVELS } from './bound.ts';
import { isSettled, placeOf } from './certainty.ts';
import { type Found, violationsOf } from './judge.ts';
import { mayChange } from './mutators.ts';
import { Neighbors } from './neighbors.ts';
import { type Sent, sentFor } from './sent.ts';
import { sentence } from './words.ts';

/** The policies of its cluster that an object violates, or the pods that it creates. */
export function* admissionViolations(
  object: KubernetesObject,
  revision: Revision,
  evaluator: PolicyEvaluator,
): Iterable<Problem> {
  let all: Sent[] | undefined;
  for (const place of Neighbors.of(revision).placesOf(object)) {
    for (const bound of policiesIn(place, revision)) {
      if (!bound.isFor(object)) continue;
      all ??= sentFor(object, revision);
      for (const sent of all) {
        if (sent.object !== object && !bound.isForPods) continue;
        for (const found of violationsOf(bound, sent, place, revision, evaluator)) {
          const paths = found.paths.map((path) => sent.pathOf(path));
          if (!isSettled(object, { ...found, paths }, revision)) continue;
          // Policies for images see them as Kyverno writes them.
          const isOfImages = bound.policy.images?.pins === true;
          const problem = describe(bound, sent, found, mayChange(isOfImages ? [] : found.paths, place, revision));
          yield object.builds.includes(place) ? { ...problem, builds: [place] } : problem;
        }
      }
    }
  }
}

/** What a policy does to an object, and the infinitive. */
const VERBS: Readonly<Record<Action, readonly [string, string]>> = {
  Deny: ['rejects', 'reject'],
  Warn: ['warns about', 'warn about'],
  Audit: ['audits', 'audit'],
};

function describe(bound: BoundPolicy, { source, what, pathOf }: Sent, found: Found, isOpen: boolean): Problem {
  const { object: policy } = bound;
  const { validation, path, isNow } = found;
  const action = validation?.path.includes('auditAnnotations') ? 'Deny' : bound.action;
  const at = placeOf(source, path && pathOf(path));
  const level = LEVELS[action];
  const expression = validation?.expression ?? '';
  const [does, infinitive] = VERBS[action];
  const doing = isNow
    ? `${isOpen ? `may ${infinitive}` : does} ${what}`
    : `would ${infinitive} ${what} in a new cluster`;
  return {
    at,
    severity: (isOpen || !isNow) && level === 'error' ? 'warning' : level,
    message: `${policy.kind} ${quoted(policy.name)} ${doing}: ${sentence(found)}`,
    values: [policy.name, expression, ...(what.startsWith('the pods') ? ['pods'] : [])],
    cause: [policy.name, expression, writtenAt(at.origin)],
    related: validation ? [{ at: policy.at(...validation.path), message: 'the policy requires this' }] : [],
  };
}

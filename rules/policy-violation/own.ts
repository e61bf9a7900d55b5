import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { PolicyEvaluator, Violation } from '../../src/kubernetes/policies/evaluator.ts';
import { isUnknown } from '../../src/kubernetes/terms/unknown.ts';
import type { ObjectMatch, OwnPolicy, OwnValidation } from '../../src/policy/own-policies.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { nameMatcher } from '../../src/text/glob.ts';
import { quoted } from '../../src/text/words.ts';
import { writtenAt } from '../../src/yaml/origin.ts';
import { stringAt, type YamlMap } from '../../src/yaml/value.ts';
import { isHidden, isSettled, placeOf } from './certainty.ts';
import { Neighbors } from './neighbors.ts';
import { sentence } from './words.ts';

/** The policies of the policy file that an object violates. */
export function* ownViolations(
  object: KubernetesObject,
  revision: Revision,
  evaluator: PolicyEvaluator,
): Iterable<Problem> {
  for (const policy of revision.policy.policies) {
    if (!isFor(policy, object)) continue;
    const neighbors = Neighbors.of(revision);
    const before = neighbors.before(object);
    // Where it is not known whether the object is new, both must be wrong.
    const [olds, isSure] = before === undefined ? [[null, object.value], false] : [[before?.value ?? null], true];
    const [first = [], ...others] = olds.map((oldObject) => violations(policy, object, oldObject, revision, evaluator));
    for (const violation of first) {
      const isBroken =
        isSure || others.every((all) => all.some(({ validation }) => validation === violation.validation));
      if (isBroken && isSettled(object, violation, revision)) yield describe(policy, object, violation);
    }
  }
}

function violations(
  policy: OwnPolicy,
  object: KubernetesObject,
  oldObject: YamlMap | null,
  revision: Revision,
  evaluator: PolicyEvaluator,
): readonly Violation<OwnValidation>[] {
  const verdict = evaluator.judge(policy, {
    object: object.value,
    oldObject,
    request: undefined,
    params: undefined,
    namespaceObject: Neighbors.of(revision).namespaceOf(object),
    reading: {},
    isHidden: (path) => isHidden(object, path, revision),
  });
  if (verdict.isOverrun) reportOverrun(policy, object, revision);
  return verdict.violations;
}

const OVERRUN = new WeakMap<Revision, Set<OwnPolicy>>();

/** A policy that takes too long has no answer, which is said once. */
function reportOverrun(policy: OwnPolicy, object: KubernetesObject, revision: Revision): void {
  const said = OVERRUN.get(revision) ?? new Set();
  OVERRUN.set(revision, said);
  if (said.has(policy)) return;
  said.add(policy);
  const what = `The policy ${quoted(policy.name)}`;
  revision.guard.leave(
    { what, at: object.origin },
    `${what} takes too many steps for ${object.kind} ${quoted(object.name)}, so it was not checked. Make its expressions simpler, or the object smaller.`,
  );
}

function describe(policy: OwnPolicy, object: KubernetesObject, violation: Violation<OwnValidation>): Problem {
  const { validation, path } = violation;
  const at = placeOf(object, validation?.fieldPath ?? path);
  const expression = validation?.expression ?? '';
  return {
    at,
    severity: validation?.level,
    message: `${object.kind} ${quoted(object.name)} violates the policy ${quoted(policy.name)}: ${sentence(violation)}`,
    values: [policy.name, expression],
    cause: [policy.name, expression, writtenAt(at.origin)],
  };
}

function isFor({ match, exclude }: OwnPolicy, object: KubernetesObject): boolean {
  return matches(match, object, false) && !(exclude && matches(exclude, object, true));
}

/** Whether an object is among those of a match; `otherwise` where that is not known. */
function matches(match: ObjectMatch, object: KubernetesObject, otherwise: boolean): boolean {
  const { kind, groupKind, namespace, name, builds } = object;
  const ofCluster = builds.flatMap((build) => [build, build.slice(build.lastIndexOf('/') + 1)]);
  const has = (patterns: readonly string[] | undefined, texts: readonly string[]): boolean =>
    patterns === undefined || patterns.some((pattern) => fits(pattern, texts, otherwise));
  return (
    has(match.kinds, [kind, groupKind]) &&
    has(match.namespaces, namespace === '' ? [] : [namespace]) &&
    has(match.names, [name]) &&
    has(match.clusters, ofCluster) &&
    [...match.labels].every(([key, value]) => {
      const label = stringAt(object.value, 'metadata', 'labels', key);
      return label !== undefined && fits(value, [label], otherwise);
    })
  );
}

function fits(pattern: string, texts: readonly string[], otherwise: boolean): boolean {
  const matcher = nameMatcher(pattern);
  return texts.some((text) => (isUnknown(text) && pattern !== '*' ? otherwise : matcher(text)));
}

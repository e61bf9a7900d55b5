import type { Problem } from '../../src/findings/problem.ts';
import { isClosed } from '../../src/kubernetes/kind-names.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { isOfOtherProgram } from '../../src/kubernetes/schema/unknown-kind.ts';
import type { VersionStatus } from '../../src/kubernetes/schema/version-status.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { withTemplates } from '../../src/reconcilers/flux/generated/resource-templates.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { isUnknownBuiltIn, isUnknownFlux, nearKind } from './near-kind.ts';

export default defineRule({
  id: 'unknown-kind',
  description: 'No schema is known for the kind or version of an object.',
  theme: 'schemas',
  severity: 'warning',
  unreached: 'warning',

  *check(object, revision) {
    for (const one of withTemplates(object))
      for (const problem of problemsOf(one, revision)) yield { ...problem, object: one };
  },
});

function* problemsOf(object: KubernetesObject, { schemas, policy }: Revision): Iterable<Problem> {
  // The schema rule reports an apiVersion or kind that is not a string.
  if (typeof object.value.apiVersion !== 'string' || typeof object.value.kind !== 'string') return;
  if (isOfOtherProgram(object.group)) return;
  const standing = schemas.versionStatus(object);
  if (standing.status !== 'unknown-kind' && standing.status !== 'unknown-version') return;
  const near = nearKind(object, standing, schemas);
  // A kind that is defined elsewhere is not a defect. Only likely typos are reported, unless the policy asks for all.
  const isReported = near !== undefined || cannotBe(object, standing);
  if (!isReported && policy.preset !== 'audit' && !policy.rules.has('unknown-kind')) return;
  const { apiVersion, kind } = object;
  const kindIsWrong = near !== undefined && near.kind !== kind;
  const served = standing.versions.length > 0 ? ` Known versions: ${standing.versions.join(', ')}.` : '';
  yield {
    at: object.at(kindIsWrong ? 'kind' : 'apiVersion'),
    message: near
      ? `${kind} does not exist in \`${apiVersion}\`. Did you mean ${kindIsWrong ? `\`${near.kind}\`` : `\`${near.apiVersion}\``}?${served}`
      : cannotBe(object, standing)
        ? `${kind} does not exist in \`${apiVersion}\`, so the cluster rejects it.${served}`
        : `No schema is known for ${kind} in \`${apiVersion}\`, so its fields are not checked.${served}`,
    values: [apiVersion, kind],
    cause: [apiVersion, kind],
    severity: near?.isCertain || isCertain(object, standing, near !== undefined) ? 'error' : undefined,
    fix: near && (kindIsWrong ? near.kind : near.apiVersion),
  };
}

/** Whether an object is of a kind that its group, one of Kubernetes or Flux, does not have. */
function cannotBe(object: KubernetesObject, { status }: VersionStatus): boolean {
  return status === 'unknown-kind' && (isUnknownFlux(object) || isUnknownBuiltIn(object));
}

/** Whether no known release of Flux or Kubernetes serves an object, and nothing else can. */
function isCertain(object: KubernetesObject, standing: VersionStatus, hasNear: boolean): boolean {
  const { status, product } = standing;
  if (status === 'unknown-version') return product === 'flux' || product === 'kubernetes';
  return cannotBe(object, standing) || (hasNear && isClosed(object.group));
}

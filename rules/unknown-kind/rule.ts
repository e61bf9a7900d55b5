import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { VersionStatus } from '../../src/kubernetes/schema/version-status.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { isClosed, isUnknownFlux, nearKind } from './near-kind.ts';

export default defineRule({
  id: 'unknown-kind',
  description: 'No schema is known for the kind or version of an object.',
  severity: 'warning',
  unreached: 'warning',

  *check(object, { schemas, policy }) {
    // The schema rule reports an apiVersion or kind that is not a string.
    if (typeof object.value.apiVersion !== 'string' || typeof object.value.kind !== 'string') return;
    const standing = schemas.versionStatus(object);
    if (standing.status !== 'unknown-kind' && standing.status !== 'unknown-version') return;
    const near = nearKind(object, standing, schemas);
    // A kind that is defined elsewhere is not a defect. Only likely typos are reported, unless the policy asks for all.
    if (!near && !isUnknownFlux(object) && policy.preset !== 'audit' && !policy.rules.has('unknown-kind')) return;
    const { apiVersion, kind } = object;
    const kindIsWrong = near !== undefined && near.kind !== kind;
    const served = standing.versions.length > 0 ? ` Known versions: ${standing.versions.join(', ')}.` : '';
    yield {
      at: object.at(kindIsWrong ? 'kind' : 'apiVersion'),
      message: near
        ? `${kind} does not exist in \`${apiVersion}\`. Did you mean ${kindIsWrong ? `\`${near.kind}\`` : `\`${near.apiVersion}\``}?${served}`
        : `No schema is known for ${kind} in \`${apiVersion}\`, so its fields are not checked.${served}`,
      values: [apiVersion, kind],
      severity: near?.isCertain || isCertain(object, standing, near !== undefined) ? 'error' : undefined,
      fix: near && (kindIsWrong ? near.kind : near.apiVersion),
    };
  },
});

/** Whether no known release of Flux or Kubernetes serves an object, and nothing else can. */
function isCertain(object: KubernetesObject, { status, product }: VersionStatus, hasNear: boolean): boolean {
  if (status === 'unknown-version') return product === 'flux' || product === 'kubernetes';
  return isUnknownFlux(object) || (hasNear && isClosed(object.group));
}

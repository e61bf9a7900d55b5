import { nearKind } from '../../src/kubernetes/schema/near-kind.ts';
import { defineRule } from '../../src/lint/rule.ts';

export default defineRule({
  id: 'unknown-kind',
  description: 'No schema is known for the kind or the version of an object.',
  severity: 'warning',

  *check(object, { schemas, policy }) {
    // What is no text names no kind; the schema rule tells of it.
    if (typeof object.value.apiVersion !== 'string' || typeof object.value.kind !== 'string') return;
    const standing = schemas.standing(object);
    if (standing.status !== 'unknown-kind' && standing.status !== 'unknown-version') return;
    const near = nearKind(object, standing);
    // What lives elsewhere is no defect: only a slip is told, unless the policy asks for all.
    if (!near && policy.preset !== 'audit' && !policy.rules.has('unknown-kind')) return;
    const { apiVersion, kind } = object;
    const kindIsWrong = near !== undefined && near.kind !== kind;
    const served = standing.versions.length > 0 ? ` Known versions: ${standing.versions.join(', ')}.` : '';
    yield {
      at: object.at(kindIsWrong ? 'kind' : 'apiVersion'),
      message: near
        ? `There is no ${kind} in \`${apiVersion}\`: did you mean ${kindIsWrong ? `\`${near.kind}\`` : `\`${near.apiVersion}\``}?${served}`
        : `No schema is known for ${kind} of \`${apiVersion}\`, so its fields are not checked.${served}`,
      values: [apiVersion, kind],
      fix: near && (kindIsWrong ? near.kind : near.apiVersion),
    };
  },
});

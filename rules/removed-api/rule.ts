import { productName } from '../../src/kubernetes/schema/every-target.ts';
import { upgradeWords } from '../../src/kubernetes/schema/upgrade.ts';
import type { VersionStatus } from '../../src/kubernetes/schema/version-status.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { listWords } from '../../src/text/words.ts';

export default defineRule({
  id: 'removed-api',
  description: 'An object uses an API version that the target Flux or Kubernetes release does not serve.',
  severity: 'error',
  unreached: 'warning',

  *check(object, { schemas }) {
    const standing = schemas.versionStatus(object);
    if (standing.status !== 'removed' && standing.status !== 'not-yet') return;
    const upgrade = upgradeWords(schemas.replacement(object));
    yield {
      at: object.at('apiVersion'),
      message: `${absence(object.kind, object.apiVersion, standing)} ${upgrade.words}`.trim(),
      values: [object.apiVersion],
      cause: [object.apiVersion, object.kind, standing.status],
      fix: upgrade.fix,
      severity: standing.guessed ? 'warning' : undefined,
    };
  },
});

function absence(
  kind: string,
  apiVersion: string,
  { status, product, missing, boundary, guessed }: VersionStatus,
): string {
  const name = productName(product);
  const target = `${name} ${listWords(missing, 'or')}${guessed ? ' (the newest known release; the repository does not specify one)' : ''}`;
  const why =
    status === 'removed'
      ? `${name} ${boundary} was the last release that served it`
      : `${name} ${boundary} is the first release that serves it`;
  return `${kind} \`${apiVersion}\` is not served by ${target}, so the object cannot be applied. ${why}.`;
}

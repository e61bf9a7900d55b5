import { defineRule, listWords, productName, type Standing, upgradeWords } from '../../src/lint/rule.ts';

export default defineRule({
  id: 'removed-api',
  description: 'An object names a version of its API that the target Flux or Kubernetes does not serve.',
  severity: 'error',

  *check(object, { schemas }) {
    const standing = schemas.standing(object);
    if (standing.status !== 'removed' && standing.status !== 'not-yet') return;
    const upgrade = upgradeWords(schemas.replacement(object));
    yield {
      at: object.at('apiVersion'),
      message: `${absence(object.kind, object.apiVersion, standing)} ${upgrade.words}`.trim(),
      values: [object.apiVersion],
      fix: upgrade.fix,
      ...(standing.guessed ? { severity: 'warning' as const } : {}),
    };
  },
});

function absence(kind: string, apiVersion: string, { status, product, missing, boundary, guessed }: Standing): string {
  const name = productName(product);
  const target = `${name} ${listWords(missing, 'or')}${guessed ? ' (the newest known; the repository does not say which it runs)' : ''}`;
  const why =
    status === 'removed'
      ? `${name} ${boundary} was the last to serve it`
      : `${name} ${boundary} is the first to serve it`;
  return `${kind} \`${apiVersion}\` is not served by ${target}, so the object cannot be applied: ${why}.`;
}

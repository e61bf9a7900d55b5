import { defineRule, upgradeWords } from '../../src/lint/rule.ts';

export default defineRule({
  id: 'deprecated-api',
  description: 'An object names a version of its API that is deprecated and will go with a later Flux or Kubernetes.',
  severity: 'warning',

  *check(object, { schemas }) {
    const { status, deprecated } = schemas.standing(object);
    if (status !== 'served' || deprecated === undefined) return;
    const upgrade = upgradeWords(schemas.replacement(object));
    yield {
      at: object.at('apiVersion'),
      message: `${deprecated}. A later version will not serve it. ${upgrade.words}`.trim(),
      values: [object.apiVersion],
      fix: upgrade.fix,
    };
  },
});

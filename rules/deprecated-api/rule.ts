import { defineRule, upgradeWords } from '../../src/lint/rule.ts';

const NAMES: Readonly<Record<string, string>> = { flux: 'Flux', kubernetes: 'Kubernetes' };

export default defineRule({
  id: 'deprecated-api',
  description: 'An object names a version of its API that a later Flux, Kubernetes or operator will not serve.',
  severity: 'warning',

  *check(object, { schemas }) {
    const { status, product, deprecated, guessed } = schemas.standing(object);
    if (status !== 'served' || !deprecated) return;
    const upgrade = upgradeWords(schemas.replacement(object));
    const name = NAMES[product];
    const end = deprecated.last
      ? `${name} ${deprecated.last} is the last to serve it.`
      : `A later ${name} will not serve it.`;
    yield {
      at: object.at('apiVersion'),
      message: name
        ? `${object.kind} \`${object.apiVersion}\` is deprecated. ${end} ${upgrade.words}`.trim()
        : `The newest ${product} says: ${deprecated.warning.replace(/[\s.]*$/, '.')}`,
      values: [object.apiVersion],
      fix: upgrade.fix,
      ...(guessed ? { severity: 'notice' as const } : {}),
    };
  },
});

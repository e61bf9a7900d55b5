import { productName } from '../../src/kubernetes/schema/every-target.ts';
import { upgradeWords } from '../../src/kubernetes/schema/upgrade.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { listWords } from '../../src/text/words.ts';

export default defineRule({
  id: 'deprecated-api',
  description: 'An object uses an API version that a later release of Flux, Kubernetes or an operator will not serve.',
  severity: 'warning',
  unreached: 'notice',

  *check(object, { schemas }) {
    const { status, product, deprecated, guessed } = schemas.versionStatus(object);
    if (status !== 'served' || !deprecated) return;
    const upgrade = upgradeWords(schemas.replacement(object));
    const name = productName(product);
    const since = deprecated.minors.length > 0 ? ` in ${name} ${listWords(deprecated.minors)}` : '';
    const end = deprecated.last
      ? `${name} ${deprecated.last} is the last release that serves it.`
      : `A later ${name} release will not serve it.`;
    yield {
      at: object.at('apiVersion'),
      message:
        name !== product
          ? `${object.kind} \`${object.apiVersion}\` is deprecated${since}. ${end} ${upgrade.words}`.trim()
          : `The newest ${product} says: ${deprecated.warning.replace(/[\s.]*$/, '.')}`,
      values: [object.apiVersion],
      cause: [object.apiVersion, object.kind],
      fix: upgrade.fix,
      severity: guessed ? 'notice' : undefined,
    };
  },
});

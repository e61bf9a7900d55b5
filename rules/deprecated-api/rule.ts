import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { productName } from '../../src/kubernetes/schema/every-target.ts';
import { upgradeWords } from '../../src/kubernetes/schema/upgrade.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { withTemplates } from '../../src/reconcilers/flux/generated/resource-templates.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { listWords } from '../../src/text/words.ts';

export default defineRule({
  id: 'deprecated-api',
  description: 'An object uses an API version that a later release of Flux, Kubernetes or an operator will not serve.',
  theme: 'schemas',
  severity: 'warning',
  unreached: 'notice',

  *check(object, revision) {
    // Archives, and what tests expect, may well be old.
    if (revision.appliedFiles.of(object.origin.file.path) === 'aside') return;
    for (const one of withTemplates(object))
      for (const problem of problemsOf(one, revision)) yield { ...problem, object: one };
  },
});

function* problemsOf(object: KubernetesObject, { schemas }: Revision): Iterable<Problem> {
  const { status, product, deprecated, guessed, installed } = schemas.versionStatus(object);
  if (status !== 'served' || !deprecated) return;
  const upgrade = upgradeWords(schemas.replacement(object));
  const name = productName(product);
  const since = deprecated.minors.length > 0 ? ` in ${name} ${listWords(deprecated.minors)}` : '';
  const end = deprecated.last
    ? `${name} ${deprecated.last} is the last release that serves it.`
    : `A later ${name} release will not serve it.`;
  const what = `${object.kind} \`${object.apiVersion}\``;
  yield {
    at: object.at('apiVersion'),
    message: deprecated.isLater
      ? `${what} is served by ${product} ${installed?.text ?? ''}, which this repository installs. ${deprecated.warning}.`
      : name !== product
        ? `${what} is deprecated${since}. ${end} ${upgrade.words}`.trim()
        : `The newest release of ${product} warns: "${deprecated.warning.replace(/[\s.]*$/, '.')}"${advice(deprecated.warning, upgrade.words)}`,
    values: [object.apiVersion],
    cause: [object.apiVersion, object.kind],
    // An older release of an operator may not serve the new version yet.
    fix: name === product ? undefined : upgrade.fix,
    severity: guessed ? 'notice' : undefined,
  };
}

/** What to use instead, unless the warning of the product says so itself. */
function advice(warning: string, words: string): string {
  return words === '' || /\b(?:use|migrat|upgrade|switch|replaced)/i.test(warning) ? '' : ` ${words}`;
}

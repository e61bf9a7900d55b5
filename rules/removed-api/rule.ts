import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { productName } from '../../src/kubernetes/schema/every-target.ts';
import { upgradeWords } from '../../src/kubernetes/schema/upgrade.ts';
import type { VersionStatus } from '../../src/kubernetes/schema/version-status.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { withTemplates } from '../../src/reconcilers/flux/generated/resource-templates.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { listWords } from '../../src/text/words.ts';

export default defineRule({
  id: 'removed-api',
  description:
    'An object uses an API version that the target release of Flux, Kubernetes or an operator does not serve.',
  theme: 'schemas',
  severity: 'error',
  unreached: 'warning',

  *check(object, revision) {
    // Archives, and what tests expect, may well be old.
    if (revision.appliedFiles.of(object.origin.file.path) === 'aside') return;
    for (const one of withTemplates(object))
      for (const problem of problemsOf(one, revision)) yield { ...problem, object: one };
  },
});

function* problemsOf(object: KubernetesObject, { schemas }: Revision): Iterable<Problem> {
  const standing = schemas.versionStatus(object);
  if (standing.status !== 'removed' && standing.status !== 'not-yet') return;
  const upgrade = upgradeWords(schemas.replacement(object));
  const { installed } = standing;
  yield {
    at: object.at('apiVersion'),
    message: `${absence(object.kind, object.apiVersion, standing)} ${upgrade.words}`.trim(),
    values: [object.apiVersion],
    cause: [object.apiVersion, object.kind, standing.status],
    fix: upgrade.fix,
    severity: standing.guessed ? 'warning' : undefined,
    related: installed ? [{ at: installed.at, message: `the version of ${productName(standing.product)}` }] : [],
  };
}

function absence(kind: string, apiVersion: string, standing: VersionStatus): string {
  const { status, product, missing, boundary, guessed, installed } = standing;
  const name = productName(product);
  const what = `${kind} \`${apiVersion}\` is not served by`;
  if (installed)
    return `${what} ${name} ${installed.text}, which this repository installs, so the object cannot be applied. ${name} ${boundary} stopped serving it.`;
  if (missing.length === 0) return `${what} ${name} ${boundary} and later, so the object cannot be applied there.`;
  const target = `${name} ${listWords(missing, 'or')}${guessed ? ' (the newest known release; the repository does not specify one)' : ''}`;
  const why =
    status === 'removed'
      ? `${name} ${boundary} was the last release that served it`
      : `${name} ${boundary} is the first release that serves it`;
  return `${what} ${target}, so the object cannot be applied. ${why}.`;
}

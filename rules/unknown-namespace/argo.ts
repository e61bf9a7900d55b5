import type { Problem } from '../../src/findings/problem.ts';
import { missingNamespaces } from '../../src/reconcilers/argocd/namespaces.ts';
import type { Revision } from '../../src/revision/revision.ts';

/**
 * Namespaces to which Applications deploy and that nothing creates: errors if the policy says what comes from elsewhere, otherwise only
 * what looks like a slip.
 */
export function* missingForArgo({ argo, externals, checkouts }: Revision): Iterable<Problem> {
  const reported = new Set<string>();
  for (const { name, application, at, root, near } of missingNamespaces(argo)) {
    const { object, set } = application;
    if (checkouts.holds(at.origin.file.path) || reported.has(name)) continue;
    if (externals.provides({ groupKind: '/Namespace', namespace: '', name, cluster: root })) continue;
    if (!externals.isClosed && near === undefined) continue;
    reported.add(name);
    yield {
      at,
      object: set ?? object,
      severity: externals.isClosed ? 'error' : 'warning',
      values: [name],
      message: `This repository does not create namespace \`${name}\`, and Application \`${application.name}\` does not set \`CreateNamespace=true\`, so Argo CD cannot apply its objects.${near === undefined ? ' Add a Namespace, or the option.' : ` Did you mean \`${near}\`?`}`,
      fix: near,
    };
  }
}

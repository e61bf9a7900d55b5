import type { Problem } from '../../src/findings/problem.ts';
import { isApplicationLaidAside } from '../../src/reconcilers/argocd/laid-aside.ts';
import { normalize } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { PLACEHOLDER } from './applications.ts';
import { sameTail } from './near.ts';

/**
 * Applications that name a repository with the name of this one under another owner, and a directory that is only elsewhere in this
 * tree: they may have been left when the repository moved.
 */
export function* missingUnderFormerOwner(revision: Revision): Iterable<Problem> {
  const { argo, tree } = revision;
  for (const application of argo.applications) {
    const { object, set, sources, isCertain } = application;
    if (!isCertain || !argo.isInUse(application) || isApplicationLaidAside(application, revision)) continue;
    for (const { formerPath, repoUrl } of sources) {
      const { value } = formerPath ?? {};
      const directory = typeof value === 'string' ? normalize(value) : undefined;
      if (!formerPath || !directory || PLACEHOLDER.test(directory) || tree.isDirectory(directory)) continue;
      const near = sameTail(directory, tree);
      if (!near) continue;
      yield {
        at: formerPath,
        object: set ?? object,
        severity: 'warning',
        message: `\`${directory}\` does not exist in this repository. Application \`${application.name}\` takes it from \`${repoUrl}\`. If that is the former address of this repository, Argo CD cannot sync the Application. Did you mean \`${near.directory}\`?`,
        values: [directory, repoUrl],
      };
    }
  }
}

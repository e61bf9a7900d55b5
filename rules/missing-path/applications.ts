import type { Problem } from '../../src/findings/problem.ts';
import type { Application as ArgoApplication } from '../../src/reconcilers/argocd/application.ts';
import { filledFromElsewhere } from '../../src/reconcilers/flux/source/elsewhere.ts';
import { fateOf } from '../../src/repository/change.ts';
import { isWithin } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { isLaidAside } from './laid-aside.ts';
import { nearInTree } from './near.ts';
import { isLiteral } from './written.ts';

/** What is written if a path is yet to be filled in. */
export const PLACEHOLDER = /[<>$%]|CHANGE|REPLACE|TODO|EXAMPLE/;

/** Applications of Argo CD whose directory this repository certainly does not have. */
export function* missingOfApplications(revision: Revision): Iterable<Problem> {
  const elsewhere = filledFromElsewhere(revision.tree, revision.manifests);
  for (const application of revision.argo.applications) {
    const { object, set, sources } = application;
    if (isLaidAside(object.origin.file.path, revision)) continue;
    for (const { path } of sources) {
      if (!path || path.exists || !path.isCertain || PLACEHOLDER.test(path.value)) continue;
      const { directory } = path;
      if (elsewhere.some((other) => isWithin(directory, other))) continue;
      // An Application that nothing applies may be left over, or be a draft.
      const severity = revision.argo.isInUse(application) ? undefined : 'notice';
      yield { ...describe(application, path, revision), object: set ?? object, severity };
    }
  }
}

type Path = NonNullable<ArgoApplication['sources'][number]['path']>;

function describe({ name }: ArgoApplication, { value, directory, origin }: Path, revision: Revision): Problem {
  const near = nearInTree(directory, revision);
  const written = near && `${/^\.?\//.exec(value)?.[0] ?? ''}${near.directory}${value.endsWith('/') ? '/' : ''}`;
  return {
    at: origin,
    message: `\`${directory}\` does not exist${fateOf(directory, revision.change)}, so Argo CD cannot sync Application \`${name}\`.${written === undefined ? '' : ` Did you mean \`${written}\`?`}`,
    fix: near?.isCertain && isLiteral(origin, value) ? written : undefined,
    values: [value],
  };
}

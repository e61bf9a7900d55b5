import type { Problem } from '../../src/findings/problem.ts';
import { Place } from '../../src/kubernetes/object.ts';
import type { Application as ArgoApplication } from '../../src/reconcilers/argocd/application.ts';
import { isApplicationLaidAside } from '../../src/reconcilers/argocd/laid-aside.ts';
import { filledFromElsewhere } from '../../src/reconcilers/flux/source/elsewhere.ts';
import { fateOf } from '../../src/repository/change.ts';
import { isWithin } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { type NearDirectory, nearInTree } from './near.ts';
import { parameterWith } from './parameter.ts';
import { isLiteral } from './written.ts';

/** What is written if a path is yet to be filled in. */
export const PLACEHOLDER = /[<>$%]|CHANGE|REPLACE|TODO|EXAMPLE/;

/** The levels by use. An Application that nothing applies may be left over, or be a draft. */
export const LEVELS = { applied: undefined, beside: 'warning', left: 'notice' } as const;

/** Applications of Argo CD whose directory this repository certainly does not have. */
export function* missingOfApplications(revision: Revision): Iterable<Problem> {
  const elsewhere = filledFromElsewhere(revision.tree, revision.manifests);
  for (const application of revision.argo.applications) {
    const { object, set, sources } = application;
    if (isApplicationLaidAside(application, revision)) continue;
    for (const { path } of sources) {
      if (!path || path.exists || !path.isCertain || PLACEHOLDER.test(path.value)) continue;
      const { directory } = path;
      if (elsewhere.some((other) => isWithin(directory, other))) continue;
      const severity = LEVELS[revision.argo.useOf(application)];
      const asksFor = { path: directory, harm: 'can no longer be synced' };
      yield { ...describe(application, path, revision), object: set ?? object, severity, asksFor };
    }
  }
}

type Path = NonNullable<ArgoApplication['sources'][number]['path']>;

function describe(application: ArgoApplication, path: Path, revision: Revision): Problem {
  const { value, directory, origin } = path;
  const near = nearInTree(directory, revision);
  const written = near && `${/^\.?\//.exec(value)?.[0] ?? ''}${near.directory}${value.endsWith('/') ? '/' : ''}`;
  const problem = {
    message: `\`${directory}\` does not exist${fateOf(directory, revision.change)}, so Argo CD cannot sync Application \`${application.name}\`.${written === undefined ? '' : ` Did you mean \`${written}\`?`}`,
    values: [value],
  };
  const parameter = parameterBehind(application, path, near, revision);
  if (parameter) return { ...problem, ...parameter, related: [{ at: origin, message: 'the path is defined here' }] };
  return { ...problem, at: origin, fix: near?.isCertain && isLiteral(origin, value) ? written : undefined };
}

/** The parameter of an ApplicationSet that brings the first wrong part into a path, with the right text for it. */
function parameterBehind(
  { written }: ArgoApplication,
  { directory, origin }: Path,
  near: NearDirectory | undefined,
  { tree }: Revision,
): Pick<Problem, 'at' | 'fix'> | undefined {
  const parts = directory.split('/');
  const wrong = parts.findIndex((_, at) => !tree.isDirectory(parts.slice(0, at + 1).join('/')));
  const part = parts[wrong];
  // What the template itself says is wrong there.
  if (part === undefined || origin.text.split(/[/'"]/).includes(part)) return undefined;
  const parameter = parameterWith(part, written);
  if (!parameter) return undefined;
  const meant = near?.isCertain ? near.directory.split('/')[wrong] : undefined;
  const fix =
    meant !== undefined && isLiteral(parameter.origin, parameter.text)
      ? parameter.text
          .split('/')
          .map((own) => (own === part ? meant : own))
          .join('/')
      : undefined;
  return { at: new Place([], parameter.text, parameter.origin), fix };
}

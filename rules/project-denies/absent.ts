import type { Problem } from '../../src/findings/problem.ts';
import { areNearlyAll } from '../../src/nearly-all.ts';
import type { Application } from '../../src/reconcilers/argocd/application.ts';
import { APP_PROJECT } from '../../src/reconcilers/argocd/kinds.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { misspelt } from '../../src/text/misspelling.ts';
import { DEFAULT_PROJECT, type Projects } from './projects.ts';

/** How many other Applications must use projects of the tree before it is taken to define its projects itself. */
const ENOUGH = 3;

/** What is wrong with a project that the tree does not define, as far as something shows that no one else does. */
export function* missingProject(
  { object, name: own, namespace }: Application,
  name: string,
  projects: Projects,
  revision: Revision,
): Iterable<Problem> {
  const { externals, standings } = revision;
  if (name === DEFAULT_PROJECT || projects.mayDefine(name)) return;
  if (externals.provides({ groupKind: APP_PROJECT, namespace, name, cluster: '' })) return;
  const at = object.at('spec', 'project');
  const removed = projects.inBase(name);
  const near = misspelt(name, projects.names, 'absent');
  const harm = `so Argo CD cannot sync Application \`${own}\`.`;
  const problem = { at, values: [name], cause: [name] };
  if (removed)
    yield {
      ...problem,
      message: `This change removes AppProject \`${name}\` from \`${removed.origin.file.path}\`, ${harm} Keep it, or use another project.`,
    };
  else if (near !== undefined)
    yield {
      ...problem,
      // Where the tree does not apply its projects, others may exist, too.
      severity: projects.named(near).some((one) => standings.ofObject(one) === 'deployed') ? undefined : 'warning',
      message: `AppProject \`${name}\` does not exist, ${harm} Did you mean \`${near}\`?`,
      fix: near,
    };
  else if (definesOthers(name, projects))
    yield {
      ...problem,
      severity: 'warning',
      message: `This repository does not define AppProject \`${name}\`, but all other projects that its Applications use. If nothing else creates it, Argo CD cannot sync Application \`${own}\`. Add the AppProject, or correct the name.`,
    };
}

function definesOthers(name: string, projects: Projects): boolean {
  const { found, all } = projects.usesBeside(name);
  return areNearlyAll(found, all, ENOUGH);
}

import type { Problem } from '../../src/findings/problem.ts';
import { isUnknown } from '../../src/kubernetes/terms/unknown.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Application } from '../../src/reconcilers/argocd/application.ts';
import { isApplicationLaidAside } from '../../src/reconcilers/argocd/laid-aside.ts';
import type { Revision } from '../../src/revision/revision.ts';
import type { Severity } from '../../src/severity.ts';
import { isTemplate } from '../../src/text/variables.ts';
import { writtenAt } from '../../src/yaml/origin.ts';
import { listAt, stringAt } from '../../src/yaml/value.ts';
import { missingProject } from './absent.ts';
import { deniedOf } from './denied.ts';
import { permissionsOf } from './permissions.ts';
import { DEFAULT_PROJECT, Projects } from './projects.ts';

/** Comparisons of the patterns of AppProjects with Applications and their objects. */
const MAX_COMPARED = 5_000_000;

export default defineRule({
  id: 'project-denies',
  description: 'An Application uses an AppProject that does not exist, or that does not allow what it deploys.',
  theme: 'reconcilers',
  severity: 'error',
  on: 'tree',

  *check(revision) {
    const projects = new Projects(revision);
    if (projects.isEmpty && revision.base === undefined) return;
    let left = MAX_COMPARED;
    for (const application of revision.argo.applications) {
      if (revision.argo.useOf(application) === 'left' || isApplicationLaidAside(application, revision)) continue;
      left -= workFor(application, projects);
      // What is not compared is not known.
      if (left < 0) return;
      const severity = levelOf(application, revision);
      const { set, object } = application;
      for (const { cause = [], ...problem } of problemsOf(application, projects, revision))
        yield {
          ...problem,
          object: problem.object ?? set ?? object,
          severity: severity ?? problem.severity,
          // What one line of a template, or of a file that several apply, brings about is one mistake.
          cause: [...cause, 'origin' in problem.at ? writtenAt(problem.at.origin) : writtenAt(problem.at)],
        };
    }
  },
});

/** An Application that nothing applies may be a draft; one that may not exist is not certainly refused. */
function levelOf(application: Application, { argo }: Revision): Severity | undefined {
  return application.isCertain && argo.isInUse(application) ? undefined : 'warning';
}

/** How often the patterns of its project are compared for an Application. */
function workFor(application: Application, projects: Projects): number {
  const sizes = projects.named(projectOf(application)).map((project) => permissionsOf(project).size);
  const compared = application.objects.length + listAt(application.object.value, 'spec', 'sources').length + 1;
  return sizes.reduce((sum, { places, kinds }) => sum + (places + kinds) * compared, 1);
}

function projectOf({ object }: Application): string {
  return stringAt(object.value, 'spec', 'project') || DEFAULT_PROJECT;
}

function problemsOf(application: Application, projects: Projects, revision: Revision): Iterable<Problem> {
  const name = projectOf(application);
  if (isTemplate(name) || isUnknown(name)) return [];
  const defined = projects.named(name);
  if (defined.length === 0) return missingProject(application, name, projects, revision);
  // What nothing applies may be changed on its way to the cluster.
  const isKnown = defined.every((one) => projects.isKnown(one) && revision.standings.ofObject(one) === 'deployed');
  return isKnown ? deniedOf(application, defined, revision) : [];
}

import { objectDefinedAt } from '../../src/findings/defined-at.ts';
import type { Problem } from '../../src/findings/problem.ts';
import { getOrInsert } from '../../src/grouping.ts';
import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import type { Application } from '../../src/reconcilers/argocd/application.ts';
import { sourcesOf } from '../../src/reconcilers/argocd/source/declared.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { firstFew, quoted } from '../../src/text/words.ts';
import { listAt, stringAt, type YamlValue } from '../../src/yaml/value.ts';
import { comparable, isPlain } from './destination.ts';
import { type All, objectsDenied } from './objects.ts';
import { isDenial } from './patterns.ts';
import {
  type ProjectDestination,
  permitsDestination,
  permitsNamespaceOfApplications,
  permitsSource,
} from './permits.ts';

/** What all definitions of its project deny an Application; one for another cluster may permit more. */
export function* deniedOf(
  application: Application,
  projects: readonly KubernetesObject[],
  revision: Revision,
): Iterable<Problem> {
  const [project] = projects;
  if (!project) return;
  const related = objectDefinedAt(project);
  const all = (denies: (one: KubernetesObject) => boolean): boolean => projects.every(denies);
  const found = [
    ...namespaceOf(application, project, all, revision),
    ...sourcesDenied(application, project, all),
    ...destinationDenied(application, project, all),
    ...objectsDenied(application, project, all, revision),
  ];
  for (const problem of found) yield { ...problem, related, cause: [project.name, ...(problem.cause ?? [])] };
}

/** The namespaces of Applications, and of those that bring AppProjects. */
interface ApplicationNamespaces {
  readonly running: ReadonlySet<string>;
  readonly withProjects: ReadonlySet<string>;
}

const namespaces = new WeakMap<Revision['argo'], ApplicationNamespaces>();

function namespacesIn({ applications }: Revision['argo']): ApplicationNamespaces {
  const bringing = applications.filter(({ objects }) => objects.some(({ kind }) => kind === 'AppProject'));
  const of = (some: readonly Application[]): Set<string> => new Set(some.map(({ namespace }) => namespace));
  return { running: of(applications), withProjects: of(bringing) };
}

/** Argo CD reads AppProjects only from its own namespace, which is shown by an Application there. */
function* namespaceOf(
  { object, name, namespace }: Application,
  project: KubernetesObject,
  all: All,
  { argo }: Revision,
): Iterable<Problem> {
  const own = project.namespace;
  if (own === '' || namespace === '' || !isPlain(namespace) || !isPlain(own)) return;
  if (!all((one) => one.namespace !== '' && one.namespace !== namespace)) return;
  if (!all((one) => !permitsNamespaceOfApplications(one, namespace))) return;
  const { running, withProjects } = getOrInsert(namespaces, argo, () => namespacesIn(argo));
  if (!running.has(own) || withProjects.has(namespace)) return;
  yield {
    at: projectPlace(object),
    values: [project.name, namespace],
    message: `AppProject \`${project.name}\` does not allow Applications in namespace \`${namespace}\`, so Argo CD does not sync Application \`${name}\`. Add \`${namespace}\` to its \`sourceNamespaces\`, or move the Application to \`${own}\`.`,
  };
}

function* sourcesDenied({ object, name }: Application, project: KubernetesObject, all: All): Iterable<Problem> {
  for (const { map, at } of sourcesOf(object)) {
    const url = stringAt(map, 'repoURL') ?? '';
    if (!isPlain(url) || url === '' || !all((one) => permitsSource(one, url) === 'no')) continue;
    const listed = listAt(project.value, 'spec', 'sourceRepos').filter((text) => typeof text === 'string');
    yield {
      at: object.at(...at, 'repoURL'),
      values: [project.name, url],
      // Repositories can be added to a project with a Secret, too.
      severity: listed.length === 0 ? 'warning' : undefined,
      message: `AppProject \`${project.name}\` does not allow the repository ${quoted(url)}, so Argo CD does not sync Application \`${name}\`. ${allowed(listed)} Add the repository to \`sourceRepos\`, or use another project.`,
    };
  }
}

function* destinationDenied(
  { object, name, destination }: Application,
  project: KubernetesObject,
  all: All,
): Iterable<Problem> {
  const target = comparable(destination, destination.namespace ?? '');
  if (!target || !isPlain(target.namespace) || !all((one) => permitsDestination(one, target) === 'no')) return;
  const other = { ...target, namespace: undefined };
  const isCluster = all((one) => listAt(one.value, 'spec', 'destinations').every((item) => !isOfCluster(item, other)));
  const where = isCluster ? `the cluster ${quoted(target.server ?? target.name ?? '')}` : namespaceWords(target);
  const field = isCluster ? (destination.server ? 'server' : 'name') : 'namespace';
  const items = listAt(project.value, 'spec', 'destinations');
  const listed = isCluster ? items : items.filter((item) => isOfCluster(item, other));
  yield {
    at: object.at('spec', 'destination', field),
    values: [project.name, target.server ?? '', target.name ?? '', target.namespace],
    severity: items.length === 0 ? 'warning' : undefined,
    message: `AppProject \`${project.name}\` does not allow ${where}, so Argo CD does not sync Application \`${name}\`. ${allowed(listed.map((item) => stringAt(item, isCluster ? field : 'namespace') ?? ''))} Add the destination to the project, or correct it.`,
  };
}

function isOfCluster(item: YamlValue, { server, name }: Pick<ProjectDestination, 'server' | 'name'>): boolean {
  const texts = [stringAt(item, 'server') ?? '', stringAt(item, 'name') ?? ''];
  return texts.some((text) => /[*!?{[]/.test(text) || (text !== '' && (text === server || text === name)));
}

function namespaceWords({ namespace }: ProjectDestination): string {
  return namespace === '' ? 'a destination without a namespace' : `the namespace \`${namespace}\``;
}

function allowed(texts: readonly string[]): string {
  const named = [...new Set(texts)].filter((text) => text !== '');
  const denied = named.filter(isDenial).map((text) => text.slice(1));
  const others = named.filter((text) => !isDenial(text));
  const except = denied.length === 0 ? '' : ` and denies ${firstFew(denied, quoted)}`;
  return `It allows ${others.length === 0 ? 'none' : firstFew(others, quoted)}${except}.`;
}

function projectPlace(object: KubernetesObject): Place {
  return object.at('spec', 'project');
}

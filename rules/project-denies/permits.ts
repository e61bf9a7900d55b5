import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { type Answer, normalizedUrl } from './patterns.ts';
import { permissionsOf } from './permissions.ts';

/** A destination as Argo CD compares it with an AppProject; what is not known is undefined. */
export interface ProjectDestination {
  readonly server: string | undefined;
  readonly name: string | undefined;
  readonly namespace: string;
}

/** Whether an AppProject permits a repository (AppProject.IsSourcePermitted). */
export function permitsSource(project: KubernetesObject, url: string): Answer {
  const text = normalizedUrl(url);
  const answers = permissionsOf(project).sources.map(({ isDenied, matches }) => ({ isDenied, answer: matches(text) }));
  if (answers.some(({ isDenied, answer }) => isDenied && answer === 'no')) return 'no';
  return anyOf(answers.map(({ answer }) => answer));
}

/** Whether an AppProject permits a cluster and namespace (AppProject.IsDestinationPermitted). */
export function permitsDestination(project: KubernetesObject, destination: ProjectDestination): Answer {
  const answers = permissionsOf(project).destinations.map((item) => {
    const server = item.server.matches(destination.server);
    const name = item.name.matches(destination.name);
    const namespace = item.namespace.matches(destination.namespace);
    const isDenied =
      (item.name.isDenied && name === 'no') ||
      (item.server.isDenied && server === 'no' && namespace === 'yes') ||
      (item.namespace.isDenied && namespace === 'no' && server === 'yes');
    return { isDenied, answer: allOf([anyOf([server, name]), namespace]) };
  });
  return answers.some(({ isDenied }) => isDenied) ? 'no' : anyOf(answers.map(({ answer }) => answer));
}

/** Whether an AppProject permits a kind (AppProject.IsGroupKindNamePermitted, with filepath.Match). */
export function permitsKind(project: KubernetesObject, object: KubernetesObject, isClusterScoped: boolean): boolean {
  const { allowed, denied } = permissionsOf(project).kinds[isClusterScoped ? 'cluster' : 'namespace'];
  if (denied?.some((matches) => matches(object))) return false;
  return allowed === undefined ? !isClusterScoped : allowed.some((matches) => matches(object));
}

/** Whether an AppProject is for Applications of a namespace other than its own (AppProject.IsAppNamespacePermitted). */
export function permitsNamespaceOfApplications(project: KubernetesObject, namespace: string): boolean {
  return permissionsOf(project).namespaces.some((matches) => matches(namespace));
}

function anyOf(answers: readonly Answer[]): Answer {
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}

function allOf(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

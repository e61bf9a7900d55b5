import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { pathMatcher } from '../../src/reconcilers/argocd/path-pattern.ts';
import { nameMatcher } from '../../src/text/glob.ts';
import { listAt, stringAt, valueAt, type YamlValue } from '../../src/yaml/value.ts';
import { type Answer, isDenial, matchesPattern, normalizedUrl } from './patterns.ts';

/** A destination as Argo CD compares it with an AppProject; what is not known is undefined. */
export interface ProjectDestination {
  readonly server: string | undefined;
  readonly name: string | undefined;
  readonly namespace: string;
}

/** Whether an AppProject permits a repository (AppProject.IsSourcePermitted). */
export function permitsSource(project: KubernetesObject, url: string): Answer {
  const texts = stringsAt(project, 'sourceRepos');
  const answers = texts.map((text) => {
    const pattern = isDenial(text) ? `!${normalizedUrl(text.slice(1))}` : normalizedUrl(text);
    return { isDenied: isDenial(text), answer: matchesPattern(pattern, normalizedUrl(url), true) };
  });
  if (answers.some(({ isDenied, answer }) => isDenied && answer === 'no')) return 'no';
  return anyOf(answers.map(({ answer }) => answer));
}

/** Whether an AppProject permits a cluster and namespace (AppProject.IsDestinationPermitted). */
export function permitsDestination(project: KubernetesObject, destination: ProjectDestination): Answer {
  const items = listAt(project.value, 'spec', 'destinations').map((item) => ({
    server: (stringAt(item, 'server') ?? '').replace(/(?<=[^/])\/$/, ''),
    name: stringAt(item, 'name') ?? '',
    namespace: stringAt(item, 'namespace') ?? '',
  }));
  const answers = items.map((item) => {
    const server = matchesPattern(item.server, destination.server);
    const name = matchesPattern(item.name, destination.name);
    const namespace = matchesPattern(item.namespace, destination.namespace);
    const isDenied =
      (isDenial(item.name) && name === 'no') ||
      (isDenial(item.server) && server === 'no' && namespace === 'yes') ||
      (isDenial(item.namespace) && namespace === 'no' && server === 'yes');
    return { isDenied, answer: allOf([anyOf([server, name]), namespace]) };
  });
  return answers.some(({ isDenied }) => isDenied) ? 'no' : anyOf(answers.map(({ answer }) => answer));
}

/** Whether an AppProject permits a kind (AppProject.IsGroupKindNamePermitted, with filepath.Match). */
export function permitsKind(project: KubernetesObject, object: KubernetesObject, isClusterScoped: boolean): boolean {
  const spec = valueAt(project.value, ['spec']);
  const list = (field: string): readonly YamlValue[] | undefined =>
    valueAt(spec, [field]) === undefined || valueAt(spec, [field]) === null ? undefined : listAt(spec, field);
  const scope = isClusterScoped ? 'cluster' : 'namespace';
  const allowed = list(`${scope}ResourceWhitelist`);
  const denied = list(`${scope}ResourceBlacklist`) ?? [];
  const isListed = (items: readonly YamlValue[]): boolean => items.some((item) => isOf(item, object));
  if (isListed(denied)) return false;
  return allowed === undefined ? !isClusterScoped : isListed(allowed);
}

function isOf(item: YamlValue, { group, kind, name }: KubernetesObject): boolean {
  const own = stringAt(item, 'name') ?? '';
  return (
    pathMatcher(stringAt(item, 'group') ?? '')(group) &&
    pathMatcher(stringAt(item, 'kind') ?? '')(kind) &&
    (own === '' || pathMatcher(own)(name))
  );
}

/** Whether an AppProject is for Applications of a namespace other than its own (AppProject.IsAppNamespacePermitted). */
export function permitsNamespaceOfApplications(project: KubernetesObject, namespace: string): boolean {
  return stringsAt(project, 'sourceNamespaces').some(
    (pattern) => /^\/.*\/$/.test(pattern) || /[{}]/.test(pattern) || nameMatcher(pattern)(namespace),
  );
}

function stringsAt(project: KubernetesObject, field: string): string[] {
  return listAt(project.value, 'spec', field).flatMap((text) => (typeof text === 'string' ? text : []));
}

function anyOf(answers: readonly Answer[]): Answer {
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}

function allOf(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

import { getOrInsert } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { pathMatcher } from '../../src/reconcilers/argocd/path-pattern.ts';
import { nameMatcher } from '../../src/text/glob.ts';
import { listAt, stringAt, valueAt, type YamlValue } from '../../src/yaml/value.ts';
import { type Answer, isDenial, normalizedUrl, patternOf } from './patterns.ts';

/** A pattern of an AppProject. */
interface ProjectPattern {
  readonly isDenied: boolean;
  readonly matches: (text: string | undefined) => Answer;
}

/** The kinds that an AppProject lists for a scope; undefined if it has no such list. */
interface ListedKinds {
  readonly allowed: readonly ((object: KubernetesObject) => boolean)[] | undefined;
  readonly denied: readonly ((object: KubernetesObject) => boolean)[] | undefined;
}

/** What an AppProject permits, ready to be compared with many Applications. */
export interface Permissions {
  readonly sources: readonly ProjectPattern[];
  readonly destinations: readonly Readonly<Record<'server' | 'name' | 'namespace', ProjectPattern>>[];
  readonly kinds: Readonly<Record<'cluster' | 'namespace', ListedKinds>>;
  /** The namespaces of Applications other than its own. */
  readonly namespaces: readonly ((namespace: string) => boolean)[];
  /** How many patterns it has of sources and destinations, and how many of kinds. */
  readonly size: { readonly places: number; readonly kinds: number };
}

const known = new WeakMap<KubernetesObject, Permissions>();

/** What an AppProject permits. */
export function permissionsOf(project: KubernetesObject): Permissions {
  return getOrInsert(known, project, () => read(project));
}

function read(project: KubernetesObject): Permissions {
  const sources = stringsAt(project, 'sourceRepos').map((text) =>
    toPattern(isDenial(text) ? `!${normalizedUrl(text.slice(1))}` : normalizedUrl(text), true),
  );
  const destinations = listAt(project.value, 'spec', 'destinations').map((item) => ({
    server: toPattern((stringAt(item, 'server') ?? '').replace(/(?<=[^/])\/$/, '')),
    name: toPattern(stringAt(item, 'name') ?? ''),
    namespace: toPattern(stringAt(item, 'namespace') ?? ''),
  }));
  const kinds = { cluster: kindsOf(project, 'cluster'), namespace: kindsOf(project, 'namespace') };
  const lists = Object.values(kinds).flatMap(({ allowed, denied }) => [allowed, denied]);
  return {
    sources,
    destinations,
    kinds,
    namespaces: stringsAt(project, 'sourceNamespaces').map((pattern) =>
      /^\/.*\/$/.test(pattern) || /[{}]/.test(pattern) ? () => true : nameMatcher(pattern),
    ),
    size: {
      places: sources.length + destinations.length,
      kinds: lists.reduce((sum, list) => sum + (list?.length ?? 0), 0),
    },
  };
}

function toPattern(text: string, isPath = false): ProjectPattern {
  return { isDenied: isDenial(text), matches: patternOf(text, isPath) };
}

function kindsOf(project: KubernetesObject, scope: 'cluster' | 'namespace'): ListedKinds {
  const list = (field: string): ListedKinds['allowed'] => {
    const value = valueAt(project.value, ['spec', field]);
    return value === undefined || value === null ? undefined : listAt(project.value, 'spec', field).map(kindMatcher);
  };
  return { allowed: list(`${scope}ResourceWhitelist`), denied: list(`${scope}ResourceBlacklist`) };
}

function kindMatcher(item: YamlValue): (object: KubernetesObject) => boolean {
  const [ofGroup, ofKind] = ['group', 'kind'].map((field) => pathMatcher(stringAt(item, field) ?? ''));
  const own = stringAt(item, 'name') ?? '';
  const ofName = own === '' ? () => true : pathMatcher(own);
  return ({ group, kind, name }) => ofGroup?.(group) === true && ofKind?.(kind) === true && ofName(name);
}

function stringsAt(project: KubernetesObject, field: string): string[] {
  return listAt(project.value, 'spec', field).flatMap((text) => (typeof text === 'string' ? text : []));
}

import { getOrInsert } from '../../src/grouping.ts';
import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { APPLICATION, APPLICATION_SET } from '../../src/reconcilers/argocd/kinds.ts';
import { FLUX_INSTANCE, SOURCE_GROUP } from '../../src/reconcilers/flux/kinds.ts';
import { environmentIn } from '../../src/repository/environments.ts';
import { repositoryOf } from '../../src/repository/url.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { hasPlaceholder } from '../../src/text/variables.ts';
import { listAt, stringAt } from '../../src/yaml/value.ts';

const GIT_REPOSITORY = `${SOURCE_GROUP}/GitRepository`;

/** The kinds that state a branch of a repository. */
export const KINDS: readonly string[] = [GIT_REPOSITORY, FLUX_INSTANCE, APPLICATION, APPLICATION_SET];

/** A branch of a repository that an object deploys. */
export interface DeployedBranch {
  readonly at: Place;
  /** As `repositoryOf` returns it. */
  readonly repository: string;
  readonly branch: string;
}

/** The branches that an object deploys. What a template or a variable fills in is not known. */
export function branchesOf(object: KubernetesObject): DeployedBranch[] {
  return sourcesOf(object).flatMap(({ url, refs }) => {
    const address = stringAt(object.value, ...url);
    return refs.flatMap((path) => {
      const written = stringAt(object.value, ...path);
      if (!address || !written || hasPlaceholder(address) || hasPlaceholder(written)) return [];
      const branch = written.replace(/^refs\/heads\//, '');
      return [{ at: object.at(...path), repository: repositoryOf(address), branch }];
    });
  });
}

type Path = readonly (string | number)[];

/** Where an object says which repository it deploys, and which branch of it. */
function sourcesOf({ groupKind, value }: KubernetesObject): { url: Path; refs: readonly Path[] }[] {
  if (groupKind === GIT_REPOSITORY)
    return [
      {
        url: ['spec', 'url'],
        refs: ['branch', 'name'].map((field) => ['spec', 'ref', field]),
      },
    ];
  if (groupKind === FLUX_INSTANCE) return [{ url: ['spec', 'sync', 'url'], refs: [['spec', 'sync', 'ref']] }];
  const spec = groupKind === APPLICATION ? ['spec'] : ['spec', 'template', 'spec'];
  const sources = [
    [...spec, 'source'],
    ...listAt(value, ...spec, 'sources').map((_, index) => [...spec, 'sources', index]),
  ];
  return sources
    .filter((source) => stringAt(value, ...source, 'chart') === undefined)
    .map((source) => ({ url: [...source, 'repoURL'], refs: [[...source, 'targetRevision']] }));
}

const byRevision = new WeakMap<Revision, ReadonlyMap<string, ReadonlySet<string>>>();

/** The branches of each repository that the objects of a revision deploy as environments, sorted; repositories without them are left out. */
export function environmentBranches(revision: Revision): ReadonlyMap<string, ReadonlySet<string>> {
  let found = byRevision.get(revision);
  if (!found) {
    found = collect(revision);
    byRevision.set(revision, found);
  }
  return found;
}

function collect({ objects, standings }: Revision): ReadonlyMap<string, ReadonlySet<string>> {
  const branches = new Map<string, Set<string>>();
  for (const object of objects) {
    if (!KINDS.includes(object.groupKind) || standings.ofObject(object) !== 'deployed') continue;
    for (const { repository, branch } of branchesOf(object))
      getOrInsert(branches, repository, () => new Set()).add(branch);
  }
  const ofEnvironments = [...branches].filter(([, names]) => areEnvironments([...names]));
  return new Map(ofEnvironments.map(([repository, names]) => [repository, new Set([...names].sort())]));
}

/** Two branches that are each named for an environment, or one that is named for production next to another one. */
function areEnvironments(branches: readonly string[]): boolean {
  const environments = new Set(branches.flatMap((branch) => environmentIn(branch) ?? []));
  return environments.size > 1 || (branches.length > 1 && environments.has('production'));
}

import type { Manifests } from '../../../kubernetes/manifests.ts';
import type { Checkouts } from '../../../repository/checkouts.ts';
import type { Tree } from '../../../repository/tree.ts';
import { isNamedLike, isOnDisk, repositoryOf } from '../../../repository/url.ts';
import { stringAt } from '../../../yaml/value.ts';
import { KUSTOMIZATION, SOURCE_GROUP } from '../kinds.ts';
import { locationOf } from '../source/location.ts';
import { type Bootstrap, isSetUp } from './bootstraps.ts';
import { isBelow, pathOf } from './published.ts';

/** What else is known of repositories: urls of this one, and checkouts of others. */
export interface KnownRepositories {
  readonly repositories: readonly string[];
  readonly checkouts: Checkouts;
}

/** The repositories that this tree is a checkout of, and whether that is certain. */
export interface OwnRepositories {
  readonly own: Set<string>;
  readonly isCertain: boolean;
}

/** The repositories that this tree is a checkout of, as far as it says so itself. */
export function ownRepositories(
  tree: Tree,
  manifests: Manifests,
  roots: readonly Bootstrap[],
  { repositories, checkouts }: KnownRepositories,
): OwnRepositories {
  const certain = roots.flatMap((root) => {
    const { source } = root;
    const isCertain = isSetUp(root) || source.name === 'flux-system';
    return isCertain && source.kind === 'GitRepository' ? [locationOf(source)] : [];
  });
  const given = new Set(repositories.filter((url) => !isOnDisk(url)).map(repositoryOf));
  const own = new Set([...given, ...certain].filter(Boolean));
  if (certain.length > 0) return { own, isCertain: true };
  // The paths in the tree identify a checkout of a fork.
  const isUsed = [...manifests.objects()].some(
    (object) => object.groupKind === `${SOURCE_GROUP}/GitRepository` && own.has(locationOf(object)),
  );
  const likely = isUsed ? [] : [...likelyRepositories(tree, manifests, checkouts)];
  const added = likely.filter((url) => given.size === 0 || isNamedLike(url, given));
  return { own: new Set([...own, ...added]), isCertain: given.size > 0 };
}

/** The repository from which most Kustomizations take a path that this tree has: it can hardly be another one. */
function likelyRepositories(tree: Tree, manifests: Manifests, checkouts: Checkouts): Set<string> {
  const sources = new Map<string, Set<string>>();
  for (const object of manifests.objects()) {
    const url = object.groupKind === `${SOURCE_GROUP}/GitRepository` ? locationOf(object) : '';
    if (url !== '' && !checkouts.at(url)) sources.set(object.name, (sources.get(object.name) ?? new Set()).add(url));
  }
  const votes = new Map<string, number>();
  for (const object of manifests.objects()) {
    if (object.groupKind !== KUSTOMIZATION || stringAt(object.value, 'spec', 'sourceRef', 'kind') !== 'GitRepository')
      continue;
    const path = pathOf(object);
    if (!isBelow(path) || !tree.isDirectory(path)) continue;
    for (const url of sources.get(stringAt(object.value, 'spec', 'sourceRef', 'name') ?? '') ?? []) {
      votes.set(url, (votes.get(url) ?? 0) + 1);
    }
  }
  const most = Math.max(0, ...votes.values());
  return new Set([...votes].flatMap(([url, count]) => (count === most ? [url] : [])));
}

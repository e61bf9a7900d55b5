import { getOrInsert } from '../../../grouping.ts';
import type { Manifests } from '../../../kubernetes/manifests.ts';
import { areNearlyAll } from '../../../nearly-all.ts';
import type { Checkouts } from '../../../repository/checkouts.ts';
import { isWithin, type Tree } from '../../../repository/tree.ts';
import { isNamedLike, isOfOwner, isOnDisk, repositoryOf } from '../../../repository/url.ts';
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
  const likely = isUsed ? [] : likelyRepositories(tree, manifests, checkouts);
  const added = likely.filter(
    ({ url, isRoot }) => given.size === 0 || isNamedLike(url, given) || (isRoot && isOfOwner(url, given)),
  );
  return { own: new Set([...own, ...added.map(({ url }) => url)]), isCertain: given.size > 0 };
}

/** A repository that the tree is probably a checkout of. */
interface LikelyRepository {
  readonly url: string;
  /** Whether its Kustomizations apply this tree as a whole, one of them the very file that defines it, as after a change of its name. */
  readonly isRoot: boolean;
}

/** Kustomizations that apply themselves, or others of a tree, before it is taken for a renamed repository. */
const ENOUGH = 3;

/** The repository from which most Kustomizations take a path that this tree has: it can hardly be another one. */
function likelyRepositories(tree: Tree, manifests: Manifests, checkouts: Checkouts): LikelyRepository[] {
  const sources = new Map<string, Set<string>>();
  for (const object of manifests.objects()) {
    const url = object.groupKind === `${SOURCE_GROUP}/GitRepository` ? locationOf(object) : '';
    if (url !== '' && !checkouts.at(url)) sources.set(object.name, (sources.get(object.name) ?? new Set()).add(url));
  }
  const votes = new Map<string, { found: number; all: number; appliesItself: boolean }>();
  for (const object of manifests.objects()) {
    if (object.groupKind !== KUSTOMIZATION || stringAt(object.value, 'spec', 'sourceRef', 'kind') !== 'GitRepository')
      continue;
    const path = pathOf(object);
    if (!isBelow(path)) continue;
    for (const url of sources.get(stringAt(object.value, 'spec', 'sourceRef', 'name') ?? '') ?? []) {
      const vote = getOrInsert(votes, url, () => ({ found: 0, all: 0, appliesItself: false }));
      vote.all++;
      if (!tree.isDirectory(path)) continue;
      vote.found++;
      vote.appliesItself ||= isWithin(object.origin.file.path, path);
    }
  }
  const most = Math.max(1, ...[...votes.values()].map(({ found }) => found));
  return [...votes].flatMap(([url, { found, all, appliesItself }]) =>
    found === most ? [{ url, isRoot: appliesItself && areNearlyAll(found, all, ENOUGH) }] : [],
  );
}

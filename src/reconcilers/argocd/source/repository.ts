import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { Checkouts } from '../../../repository/checkouts.ts';
import type { Tree } from '../../../repository/tree.ts';
import { isNamedLike, isOnDisk, repositoryOf } from '../../../repository/url.ts';
import { countVotes, holdsOwn, meantFor, mostShared } from './votes.ts';

/** Revisions that mean the tip of a repository's default branch, whatever it is called. */
const TIP: ReadonlySet<string> = new Set(['', 'HEAD', 'main', 'master', 'refs/heads/main', 'refs/heads/master']);

/** The repository and revision of the checked tree, if known. */
export class OwnRepository {
  readonly #urls: ReadonlySet<string>;
  readonly #revisions: ReadonlySet<string>;
  /**
   * Whether a path that does not exist is certainly missing: the urls were given, several paths are found here and nowhere else,
   * or an Application deploys a directory in which Applications of the same url are defined.
   */
  readonly isCertain: boolean;

  constructor(urls: Iterable<string>, revisions: Iterable<string>, isCertain: boolean) {
    this.#urls = new Set([...urls].map(repositoryOf));
    this.#revisions = new Set(revisions);
    this.isCertain = isCertain;
  }

  has(url: string): boolean {
    return this.#urls.has(repositoryOf(url));
  }

  /** Whether a url is that of another owner's repository of the same name, as this one has if it was moved. */
  mayBeFormer(url: string): boolean {
    return !this.has(url) && isNamedLike(repositoryOf(url), this.#urls);
  }

  /** Whether a revision is the one being checked: the tip, or the one that most sources of this repository use. */
  isHere(revision: string): boolean {
    return TIP.has(revision) || this.#revisions.has(revision);
  }
}

/**
 * Identifies this repository by the given URLs, or by the paths of Applications and of the git generators of ApplicationSets:
 * it is the one whose paths exist in the tree. This also identifies a checkout of a fork or of a copy on disk.
 */
export function findOwnRepository(
  tree: Tree,
  applications: readonly KubernetesObject[],
  urls: readonly string[],
  checkouts = Checkouts.NONE,
): OwnRepository {
  const given = new Set(urls.filter((url) => !isOnDisk(url)).map(repositoryOf));
  const votes = countVotes(tree, applications, checkouts);
  const [first, second] = [...votes].sort(([, a], [, b]) => b.count - a.count);
  const isVoted = [...given].some((url) => votes.has(url));
  if (first && !isVoted && (given.size === 0 || isNamedLike(first[0], given))) {
    const [url, { paths }] = first;
    // One short path such as `deploy` may exist by chance, unless its content is of the same repository.
    const isPlain =
      paths.size > 1 ||
      [...paths].some((path) => path.includes('/') || holdsOwn(path, url, applications)) ||
      meantFor(url, tree, applications).some((path) => holdsOwn(path, url, applications));
    return new OwnRepository([url, ...given], mostShared(first[1]), isPlain && !second);
  }
  const revisions = [...given].flatMap((url) => mostShared(votes.get(url)));
  return new OwnRepository(given, revisions, given.size > 0);
}

import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { Checkouts } from '../../../repository/checkouts.ts';
import { isWithin, normalize, type Tree } from '../../../repository/tree.ts';
import { isNamedLike, isOnDisk, repositoryOf } from '../../../repository/url.ts';
import { listAt, mapAt, stringAt, type YamlMap } from '../../../yaml/value.ts';
import { isTemplated } from '../template/rendered.ts';
import { generatorPlaces, type StatedPlace } from './generator-places.ts';

/** Revisions that mean the tip of a repository's default branch, whatever it is called. */
const TIP: ReadonlySet<string> = new Set(['', 'HEAD', 'main', 'master', 'refs/heads/main', 'refs/heads/master']);

/** Commits and versions, which do not follow the tree. Templates and wildcards cannot be used either. */
const PINNED = /^(?:[0-9a-f]{7,64}|v?\d+(?:\.\d+)*(?:[-+].*)?)$|[{*<>~^]/;

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

  /** Whether a revision is the one being checked: the tip, or the one that most sources of this repository use. */
  isHere(revision: string): boolean {
    return TIP.has(revision) || this.#revisions.has(revision);
  }
}

/** A source of an Application as in its manifest. */
export interface DeclaredSource {
  readonly map: YamlMap;
  /** The path to it. */
  readonly at: readonly (string | number)[];
}

/** The sources of an Application: `source`, or `sources` if there are any. */
export function sourcesOf(application: KubernetesObject): DeclaredSource[] {
  const list = listAt(application.value, 'spec', 'sources');
  const several = list.flatMap((_, index) => {
    const map = mapAt(application.value, 'spec', 'sources', index);
    return map ? [{ map, at: ['spec', 'sources', index] }] : [];
  });
  if (several.length > 0) return several;
  for (const at of [
    ['spec', 'source'],
    ['spec', 'sourceHydrator', 'drySource'],
  ]) {
    const map = mapAt(application.value, ...at);
    if (map) return [{ map, at }];
  }
  return [];
}

/** What speaks for a url's being that of this tree. */
interface Votes {
  count: number;
  readonly paths: Set<string>;
  readonly revisions: Map<string, number>;
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
      paths.size > 1 || [...paths].some((path) => path.includes('/') || holdsOwn(path, url, applications));
    return new OwnRepository([url, ...given], mostShared(first[1]), isPlain && !second);
  }
  const revisions = [...given].flatMap((url) => mostShared(votes.get(url)));
  return new OwnRepository(given, revisions, given.size > 0);
}

/** Whether Applications or ApplicationSets in a directory deploy from a url, as those of an app of apps do. */
function holdsOwn(directory: string, url: string, applications: readonly KubernetesObject[]): boolean {
  return applications.some(
    (object) =>
      isWithin(object.origin.file.path, directory) &&
      statedPlaces(object).some((place) => repositoryOf(place.url) === url),
  );
}

function countVotes(tree: Tree, applications: readonly KubernetesObject[], checkouts: Checkouts): Map<string, Votes> {
  const votes = new Map<string, Votes>();
  for (const { url, path, revision } of applications.flatMap(statedPlaces)) {
    const place = normalize(path.replace(/^\/+/, ''));
    if (url === '' || isTemplated(url) || isTemplated(path) || !place || !tree.isDirectory(place)) continue;
    if (checkouts.at(url)) continue;
    const key = repositoryOf(url);
    const vote = votes.get(key) ?? { count: 0, paths: new Set(), revisions: new Map() };
    votes.set(key, vote);
    vote.count++;
    vote.paths.add(place);
    vote.revisions.set(revision, (vote.revisions.get(revision) ?? 0) + 1);
  }
  return votes;
}

function statedPlaces(object: KubernetesObject): StatedPlace[] {
  if (object.kind === 'ApplicationSet') return generatorPlaces(mapAt(object.value, 'spec')?.generators, 0);
  return sourcesOf(object).map(({ map }) => ({
    url: stringAt(map, 'repoURL') ?? '',
    path: stringAt(map, 'path') ?? '',
    revision: stringAt(map, 'targetRevision') ?? '',
  }));
}

function mostShared(votes: Votes | undefined): string[] {
  const [first] = [...(votes?.revisions ?? [])].sort(([, a], [, b]) => b - a);
  return first && !PINNED.test(first[0]) ? [first[0]] : [];
}

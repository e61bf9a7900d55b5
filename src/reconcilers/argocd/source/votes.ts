import type { KubernetesObject } from '../../../kubernetes/object.ts';
import type { Checkouts } from '../../../repository/checkouts.ts';
import { isWithin, normalize, type Tree } from '../../../repository/tree.ts';
import { repositoryOf } from '../../../repository/url.ts';
import { misspelt } from '../../../text/misspelling.ts';
import { mapAt, stringAt } from '../../../yaml/value.ts';
import { isTemplated } from '../template/rendered.ts';
import { sourcesOf } from './declared.ts';
import { generatorPlaces, type StatedPlace } from './generator-places.ts';

/** Commits and versions, which do not follow the tree. Templates and wildcards cannot be used either. */
const PINNED = /^(?:[0-9a-f]{7,64}|v?\d+(?:\.\d+)*(?:[-+].*)?)$|[{*<>~^]/;

/** What speaks for a url's being that of this tree. */
export interface Votes {
  count: number;
  readonly paths: Set<string>;
  readonly revisions: Map<string, number>;
}

/** Whether Applications or ApplicationSets in a directory deploy from a url, as those of an app of apps do. */
export function holdsOwn(directory: string, url: string, applications: readonly KubernetesObject[]): boolean {
  return applications.some(
    (object) =>
      isWithin(object.origin.file.path, directory) &&
      statedPlaces(object).some((place) => repositoryOf(place.url) === url),
  );
}

/** The directories that paths of a url most likely mean where they do not exist: an app of apps with a slip in its path. */
export function meantFor(url: string, tree: Tree, applications: readonly KubernetesObject[]): string[] {
  const names = tree.names('').filter((name) => tree.isDirectory(name));
  const paths = applications.flatMap(statedPlaces).flatMap((place) => {
    const path = repositoryOf(place.url) === url ? normalize(place.path.replace(/^\/+/, '')) : undefined;
    return path && !path.includes('/') && !tree.isDirectory(path) ? path : [];
  });
  return [...new Set(paths)].flatMap((path) => misspelt(path, names, 'absent') ?? []);
}

export function countVotes(
  tree: Tree,
  applications: readonly KubernetesObject[],
  checkouts: Checkouts,
): Map<string, Votes> {
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

export function mostShared(votes: Votes | undefined): string[] {
  const [first] = [...(votes?.revisions ?? [])].sort(([, a], [, b]) => b - a);
  return first && !PINNED.test(first[0]) ? [first[0]] : [];
}

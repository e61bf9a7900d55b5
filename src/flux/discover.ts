import type { Manifests } from '../kubernetes/manifests.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { Checkouts } from '../repository/checkouts.ts';
import { directoryOf, join, nameOf, type Tree } from '../repository/tree.ts';
import { isNamedLike, isOnDisk, repositoryOf } from '../repository/url.ts';
import { isMap, mapAt, originOf, stringAt } from '../yaml/value.ts';
import type { Evidence } from './cluster.ts';
import { syncedObjects } from './flux-instance.ts';
import { type ClusterSeed, KUSTOMIZATION, SOURCE_GROUP } from './seed.ts';
import { locationOf, type Publication, type PublishedRoot } from './source/resolve.ts';

const BOOTSTRAP_FILE = 'gotk-sync.yaml';
/** Paths that must be found below the root of an artifact before others may be wrong, and their least share of all. */
const ENOUGH = 3;
const NEARLY_ALL = 0.9;
/** Paths that are looked for to find the root of an artifact. */
const TRIED = 3;

/** What is known about a tree besides its files. */
export interface FluxOptions {
  /** Urls of the repository that the tree is a checkout of. */
  readonly repositories?: readonly string[];
  /** Directories of the tree that sources hand out, by the sources' urls. */
  readonly sources?: ReadonlyMap<string, string>;
  /** Other repositories that are known. */
  readonly checkouts?: Checkouts;
}

/** A Kustomization from which a cluster may begin, with the source beside it. */
interface Root {
  readonly kustomization: KubernetesObject;
  readonly source: KubernetesObject | undefined;
  /** What else stands in the same file. */
  readonly beside: readonly KubernetesObject[];
  readonly evidence: Evidence;
  readonly file: string;
}

/** Where clusters begin in a tree, and what is known of where the tree is published. */
export interface Discovery {
  readonly seeds: readonly ClusterSeed[];
  readonly publication: Publication;
}

/**
 * Finds the clusters that a tree sets up: instances of the Flux operator (as objects or in the values of its chart), the files of
 * `flux bootstrap`, and Kustomizations beside the source that is this repository.
 */
export function discover(
  tree: Tree,
  manifests: Manifests,
  { repositories = [], sources, checkouts = Checkouts.NONE }: FluxOptions,
): Discovery {
  const roots = [...instances(manifests), ...bootstraps(manifests)];
  const own = ownRepositories(tree, manifests, roots, { repositories, checkouts });
  const published = new Map<string, PublishedRoot>();
  for (const [url, directory] of sources ?? []) published.set(repositoryOf(url), { directory, isStated: true });
  for (const checkout of checkouts.all)
    for (const location of checkout.locations)
      published.set(location, { directory: checkout.root, isStated: true, checkout });
  publishArtifacts(tree, manifests, own, published);
  const seeds: ClusterSeed[] = [];
  const taken = new Set<string>();
  for (const root of roots) {
    const directory = directoryOfRoot(tree, root, own, published);
    if (directory === undefined || taken.has(directory)) continue;
    taken.add(directory);
    const objects = [...(root.source ? [root.source] : []), ...root.beside];
    seeds.push({ name: directory || '.', evidence: root.evidence, kustomizations: [root.kustomization], objects });
  }
  return { seeds, publication: { repositories: own, roots: published } };
}

/** The Kustomizations that the operator makes for the instances that the tree states. */
function* instances(manifests: Manifests): Iterable<Root> {
  for (const file of manifests.files) {
    if (file.type === 'template') continue;
    for (const object of file.objects) {
      const spec = instanceOf(object);
      if (spec) yield* instanceRoot(spec.value, spec.origin, object.namespace || 'flux-system', file.path);
    }
    if (file.type !== 'other') continue;
    for (const { value, origin } of file.parsed.documents) {
      const instance = mapAt(value, 'instance');
      const at = isMap(value) ? (originOf(value, 'instance') ?? origin) : origin;
      if (instance) yield* instanceRoot(instance, at, 'flux-system', file.path);
    }
  }
}

function instanceOf(object: KubernetesObject): { value: unknown; origin: KubernetesObject['origin'] } | undefined {
  if (object.kind === 'FluxInstance') return object.at('spec');
  return object.kind === 'HelmRelease' ? object.at('spec', 'values', 'instance') : undefined;
}

function instanceRoot(spec: unknown, origin: KubernetesObject['origin'], namespace: string, file: string): Root[] {
  if (!isMap(spec) || !stringAt(spec, 'sync', 'path')) return [];
  const [source, kustomization] = syncedObjects({ spec, origin, namespace });
  return source && kustomization ? [{ kustomization, source, beside: [], evidence: 'instance', file }] : [];
}

/** Kustomizations whose source is defined in the same file, as `flux bootstrap` writes them; its own come first. */
function bootstraps(manifests: Manifests): Root[] {
  const roots = manifests.files.flatMap((file): Root[] =>
    file.objects.flatMap((kustomization): Root[] => {
      if (kustomization.groupKind !== KUSTOMIZATION) return [];
      const kind = stringAt(kustomization.value, 'spec', 'sourceRef', 'kind');
      const name = stringAt(kustomization.value, 'spec', 'sourceRef', 'name');
      const sources = file.objects.filter((object) => object.group === SOURCE_GROUP && object.kind === kind);
      const named = sources.find((object) => object.name === name);
      // What bootstrap wrote belongs together, whatever somebody has made of the names.
      const source = named ?? (nameOf(file.path) === BOOTSTRAP_FILE && sources.length === 1 ? sources[0] : undefined);
      if (!source) return [];
      const beside = file.objects.filter((object) => object !== source && object !== kustomization);
      return [{ kustomization, source, beside, evidence: 'bootstrap', file: file.path }];
    }),
  );
  const isWritten = (root: Root): boolean => nameOf(root.file) === BOOTSTRAP_FILE;
  return [...roots.filter(isWritten), ...roots.filter((root) => !isWritten(root))];
}

/** The repositories that this tree is a checkout of, as far as it says so itself. */
function ownRepositories(
  tree: Tree,
  manifests: Manifests,
  roots: readonly Root[],
  { repositories, checkouts }: Required<Pick<FluxOptions, 'repositories' | 'checkouts'>>,
): Set<string> {
  const certain = roots.flatMap(({ evidence, file, source }) => {
    const isCertain = evidence === 'instance' || nameOf(file) === BOOTSTRAP_FILE || source?.name === 'flux-system';
    return isCertain && source?.kind === 'GitRepository' ? [locationOf(source)] : [];
  });
  const given = new Set(repositories.filter((url) => !isOnDisk(url)).map(repositoryOf));
  const own = new Set([...given, ...certain].filter(Boolean));
  if (certain.length > 0) return own;
  // A checkout of a fork is told by the paths that are here.
  const isUsed = [...manifests.objects()].some(
    (object) => object.groupKind === `${SOURCE_GROUP}/GitRepository` && own.has(locationOf(object)),
  );
  const likely = isUsed ? [] : [...likelyRepositories(tree, manifests, checkouts)];
  return new Set([...own, ...likely.filter((url) => given.size === 0 || isNamedLike(url, given))]);
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

/** OCI artifacts that carry this repository's owner and name, with the directory below which all their paths are. */
function publishArtifacts(
  tree: Tree,
  manifests: Manifests,
  own: ReadonlySet<string>,
  published: Map<string, PublishedRoot>,
): void {
  const objects = [...manifests.objects()];
  for (const source of objects) {
    const url = source.groupKind === `${SOURCE_GROUP}/OCIRepository` ? locationOf(source) : '';
    if (url === '' || published.has(url) || ![...own].some((repository) => isNamedAfter(url, repository))) continue;
    const paths = objects.flatMap((object) => {
      const isUser =
        object.groupKind === KUSTOMIZATION &&
        stringAt(object.value, 'spec', 'sourceRef', 'kind') === source.kind &&
        stringAt(object.value, 'spec', 'sourceRef', 'name') === source.name;
      const path = pathOf(object);
      return isUser && isBelow(path) && !path.includes('$') ? [path] : [];
    });
    const directory = paths
      .slice(0, TRIED)
      .map((path) => directoryWith(tree, path))
      .find((root) => root !== undefined && nearlyAll(paths, (path) => tree.isDirectory(join(root, path) ?? '')));
    if (directory !== undefined) published.set(url, { directory, isStated: false });
  }
}

/** Whether paths are there but for the few that may be wrong. */
function nearlyAll(paths: readonly string[], isThere: (path: string) => boolean): boolean {
  const found = paths.filter(isThere).length;
  return found === paths.length || (found >= ENOUGH && found >= NEARLY_ALL * paths.length);
}

function isNamedAfter(url: string, repository: string): boolean {
  const [, owner = '', name = ''] = repository.split('/');
  const parts = url.split('/');
  return owner !== '' && name !== '' && parts.includes(owner) && parts.at(-1) === name;
}

function pathOf(kustomization: KubernetesObject): string {
  return (stringAt(kustomization.value, 'spec', 'path') ?? '').replace(/^(?:\.?\/)+|\/+$/g, '');
}

function isBelow(path: string): boolean {
  return path !== '' && path !== '.';
}

/** The directory of this tree from which a root deploys; undefined where it deploys from elsewhere. */
function directoryOfRoot(
  tree: Tree,
  { kustomization, source, evidence, file }: Root,
  own: ReadonlySet<string>,
  published: Map<string, PublishedRoot>,
): string | undefined {
  const path = pathOf(kustomization).replace(/^\.$/, '');
  if (!source) return undefined;
  const url = locationOf(source);
  if (source.kind === 'GitRepository' && !published.has(url)) {
    // The path of a cluster that is certainly set up from here may be wrong.
    const isSetUp = (evidence === 'instance' || nameOf(file) === BOOTSTRAP_FILE) && !/[${<*]/.test(path);
    return own.has(url) && (isSetUp || tree.isDirectory(path)) ? path : undefined;
  }
  const isOwn = evidence === 'instance' || source.name === 'flux-system';
  const found = isOwn && !published.has(url) ? directoryWith(tree, path) : undefined;
  if (found !== undefined) published.set(url, { directory: found, isStated: false });
  const root = published.get(url);
  if (!root) return undefined;
  const directory = [root.directory, path].filter(Boolean).join('/');
  return tree.isDirectory(directory) ? directory : undefined;
}

/** The highest directory that has a path below it: the root of an artifact that is made of this tree. */
function directoryWith(tree: Tree, path: string): string | undefined {
  if (tree.isDirectory(path)) return '';
  const candidates = new Set<string>();
  for (const file of tree.files.keys()) {
    for (let directory = directoryOf(file); directory !== ''; directory = directoryOf(directory)) {
      if (directory.endsWith(`/${path}`)) candidates.add(directory.slice(0, -path.length - 1));
    }
  }
  return [...candidates].sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))[0];
}

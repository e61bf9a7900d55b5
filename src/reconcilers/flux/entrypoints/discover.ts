import type { Manifests } from '../../../kubernetes/manifests.ts';
import type { Builds } from '../../../kustomize/builds.ts';
import { Checkouts } from '../../../repository/checkouts.ts';
import { isArchived } from '../../../repository/folder-names.ts';
import { directoryOf, type Tree } from '../../../repository/tree.ts';
import { repositoryOf } from '../../../repository/url.ts';
import type { Externals } from '../../externals.ts';
import { locationOf } from '../source/location.ts';
import type { PublishedRoot } from '../source/resolved-source.ts';
import { type Bootstrap, findBootstraps, isSetUp } from './bootstraps.ts';
import type { ClusterEntrypoint } from './entrypoint.ts';
import { isLaidAside } from './ground.ts';
import { ownRepositories } from './own-repositories.ts';
import { awaitingBootstrap } from './placeholders.ts';
import { KnownPublication } from './publication.ts';
import { directoryWith, isBelow, pathOf, publishArtifacts } from './published.ts';

/** What is known about a tree besides its files. */
export interface FluxOptions {
  /** Urls of the repository that the tree is a checkout of. */
  readonly repositories?: readonly string[];
  /** Directories of the tree that sources hand out, by the sources' urls. */
  readonly sources?: ReadonlyMap<string, string>;
  /** Other repositories that are known. */
  readonly checkouts?: Checkouts;
  /** What the policy says that comes from elsewhere. */
  readonly externals?: Externals;
  /** The overlays of the tree, as Flux builds them; built here if they are not given. */
  readonly overlays?: Builds;
}

/** Where clusters begin according to single files, and what is known of where the tree is published. */
export interface Discovery {
  /** What instances of the Flux operator and the files of `flux bootstrap` set up. */
  readonly setUp: readonly ClusterEntrypoint[];
  /** Kustomizations next to their source, which may be applied manually. */
  readonly stated: readonly ClusterEntrypoint[];
  readonly publication: KnownPublication;
}

/**
 * Finds the clusters that single files of a tree set up: instances of the Flux operator (as objects or in the values of its chart),
 * the files of `flux bootstrap`, and Kustomizations next to the source that is this repository.
 */
export function discover(
  tree: Tree,
  manifests: Manifests,
  { repositories = [], sources, checkouts = Checkouts.NONE }: FluxOptions,
): Discovery {
  const roots = findBootstraps(manifests);
  const { own, isCertain } = ownRepositories(tree, manifests, roots, { repositories, checkouts });
  const published = new Map<string, PublishedRoot>();
  for (const [url, directory] of sources ?? []) published.set(repositoryOf(url), { directory, isStated: true });
  for (const checkout of checkouts.all)
    for (const location of checkout.locations)
      published.set(location, { directory: checkout.root, isStated: true, checkout });
  publishArtifacts(tree, manifests, own, published);
  const taken = new Set<string>();
  const entrypointOf = (root: Bootstrap): ClusterEntrypoint[] => {
    const directory = directoryOfRoot(tree, root, own, published);
    if (directory === undefined || taken.has(directory)) return [];
    taken.add(directory);
    const { source, beside, evidence, kustomization } = root;
    return [{ name: directory || '.', evidence, kustomizations: [kustomization], objects: [source, ...beside()] }];
  };
  const setUp = roots.filter(isSetUp).flatMap(entrypointOf);
  const awaiting = [...awaitingBootstrap(manifests)].filter(({ name }) => !setUp.some((other) => other.name === name));
  return {
    setUp: [...setUp, ...awaiting],
    stated: roots.filter((root) => !isSetUp(root) && !isLaidAside(root.file)).flatMap(entrypointOf),
    publication: new KnownPublication(own, published, isCertain),
  };
}

/** The directory of this tree from which a root deploys, or undefined if it deploys from elsewhere. */
function directoryOfRoot(
  tree: Tree,
  root: Bootstrap,
  own: ReadonlySet<string>,
  published: Map<string, PublishedRoot>,
): string | undefined {
  const { kustomization, source, evidence } = root;
  const path = pathOf(kustomization).replace(/^\.$/, '');
  const isOwn = evidence === 'instance' || source.name === 'flux-system';
  // Without a path, a Kustomization applies all of its repository. That begins a cluster only if it is set up so.
  if (!isBelow(path) && !isSetUp(root) && !isOwn) return undefined;
  const url = locationOf(source);
  if (source.kind === 'GitRepository' && !published.has(url)) {
    return own.has(url) && (tree.isDirectory(path) || isAstray(tree, root, path)) ? path : undefined;
  }
  const found = isOwn && !published.has(url) ? directoryWith(tree, path) : undefined;
  if (found !== undefined) published.set(url, { directory: found, isStated: false });
  const artifact = published.get(url);
  if (!artifact) return undefined;
  const directory = [artifact.directory, path].filter(Boolean).join('/');
  return tree.isDirectory(directory) ? directory : undefined;
}

/** Whether the path of a cluster that is certainly set up from here is wrong: its parent is there, next to what sets it up. */
function isAstray(tree: Tree, root: Bootstrap, path: string): boolean {
  const [top = '', ...rest] = path.split('/');
  return (
    isSetUp(root) &&
    !/[${<*]/.test(path) &&
    rest.length > 0 &&
    root.file.startsWith(`${top}/`) &&
    tree.isDirectory(directoryOf(path)) &&
    !isArchived(root.file)
  );
}

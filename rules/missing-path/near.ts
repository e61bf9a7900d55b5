import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { unreadBeside } from '../../src/reconcilers/flux/references/beside.ts';
import type { Artifact } from '../../src/reconcilers/flux/source/artifact.ts';
import { directoryOf, join, nameOf, type Tree } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { misspelt } from '../../src/text/misspelling.ts';
import { nearest } from '../../src/text/nearest.ts';
import { stringAt } from '../../src/yaml/value.ts';

/** A directory that may have been meant. */
export interface NearDirectory {
  readonly directory: string;
  /** Whether nothing else can have been meant. */
  readonly isCertain: boolean;
}

/** A Flux Kustomization's directory that does not exist, with where the Kustomization is written. */
export interface MissingDirectory {
  readonly directory: string;
  readonly kustomization: string;
  readonly file: string;
  readonly artifact: Artifact;
}

/** The directory that a missing one most likely means: where this change moves it, the one next to the file, or the nearest name. */
export function nearDirectory(missing: MissingDirectory, revision: Revision): NearDirectory | undefined {
  const { directory, artifact } = missing;
  const ways = [
    () => movedTo(directory, revision),
    () => beside(missing, revision),
    () => slip(directory, artifact.tree),
    () => sameTail(directory, artifact.tree),
  ];
  for (const way of ways) {
    const near = way();
    if (near && artifact.has(near.directory)) return near;
  }
  return undefined;
}

/** The same for a path that is seen from the root of the tree. */
export function nearInTree(directory: string, revision: Revision): NearDirectory | undefined {
  const near = movedTo(directory, revision) ?? slip(directory, revision.tree);
  return near && revision.tree.isDirectory(near.directory) ? near : undefined;
}

/** The topmost parent directory that does not exist either, which may contain a typo. */
export function topMissing(directory: string, { tree }: Pick<Revision, 'tree'>): string {
  const parent = directoryOf(directory);
  return parent === '' || tree.isDirectory(parent) ? directory : topMissing(parent, { tree });
}

/** Where a change moves all files of a directory that it moves. */
function movedTo(directory: string, { change }: Revision): NearDirectory | undefined {
  const targets = new Set<string>();
  for (const { status, path, previousPath } of change?.files.values() ?? []) {
    if (status !== 'renamed' || !previousPath?.startsWith(`${directory}/`)) continue;
    const rest = previousPath.slice(directory.length);
    targets.add(path.endsWith(rest) ? path.slice(0, -rest.length) : '');
  }
  const [target] = targets;
  return target && targets.size === 1 ? { directory: target, isCertain: true } : undefined;
}

/** The directory next to the Kustomization's file that no cluster reads yet. */
function beside(
  { directory, kustomization, file }: MissingDirectory,
  { tree, flux, manifests }: Revision,
): NearDirectory | undefined {
  const unread = unreadBeside(file, tree, flux);
  const same = unread.find((candidate) => nameOf(candidate) === nameOf(directory));
  if (same !== undefined) return { directory: same, isCertain: true };
  const [only] = unread;
  if (only === undefined || unread.length > 1) return undefined;
  const others = (manifests.at(file)?.objects ?? []).filter((object) => object.name !== kustomization);
  const isOther = others.some((object) => nameOf(normalPath(object)) === nameOf(only));
  const isNamedSo = kustomization.split('-').includes(nameOf(only));
  return isOther ? undefined : { directory: only, isCertain: others.length === 0 || isNamedSo };
}

function normalPath({ value }: KubernetesObject): string {
  return join('', stringAt(value, 'spec', 'path') ?? '') ?? '';
}

/** The path with its first wrong part corrected. */
export function slip(directory: string, tree: Tree): NearDirectory | undefined {
  const parts = directory.split('/');
  const at = parts.findIndex((_, index) => !tree.isDirectory(parts.slice(0, index + 1).join('/')));
  const part = parts[at];
  if (part === undefined) return undefined;
  const withName = (name: string): string => [...parts.slice(0, at), name, ...parts.slice(at + 1)].join('/');
  const names = tree.names(parts.slice(0, at).join('/')).filter((name) => tree.isDirectory(withName(name)));
  // What is below the wrong part proves more than the two names.
  const meant = misspelt(part, names, at < parts.length - 1 ? 'absent' : 'alike');
  const name = meant ?? nearest(part, names);
  return name === undefined ? undefined : { directory: withName(name), isCertain: meant !== undefined };
}

/** The only directory of the tree that ends in the same two names. */
export function sameTail(directory: string, tree: Tree): NearDirectory | undefined {
  const tail = tailOf(directory);
  const [only, ...others] = tail === undefined ? [] : (tailsIn(tree).get(tail) ?? []);
  return only !== undefined && others.length === 0 ? { directory: only, isCertain: false } : undefined;
}

const TAILS = new WeakMap<Tree, ReadonlyMap<string, ReadonlySet<string>>>();

/** The directories of a tree that are below others, by their last two names. */
function tailsIn(tree: Tree): ReadonlyMap<string, ReadonlySet<string>> {
  const known = TAILS.get(tree);
  if (known) return known;
  const tails = new Map<string, Set<string>>();
  const seen = new Set<string>();
  for (const path of tree.files.keys()) {
    for (let above = directoryOf(path); above !== '' && !seen.has(above); above = directoryOf(above)) {
      seen.add(above);
      const tail = tailOf(above);
      if (tail !== undefined && tail !== above) tails.set(tail, (tails.get(tail) ?? new Set()).add(above));
    }
  }
  TAILS.set(tree, tails);
  return tails;
}

function tailOf(directory: string): string | undefined {
  const names = directory.split('/').slice(-2);
  return names.length < 2 ? undefined : names.join('/');
}

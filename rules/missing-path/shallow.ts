import type { Problem } from '../../src/findings/problem.ts';
import { getOrInsert } from '../../src/grouping.ts';
import { Place } from '../../src/kubernetes/object.ts';
import type { Application, ApplicationSource, SourcePath } from '../../src/reconcilers/argocd/application.ts';
import { isApplicationLaidAside } from '../../src/reconcilers/argocd/laid-aside.ts';
import { sourcesOf } from '../../src/reconcilers/argocd/source/declared.ts';
import { kustomizationFiles } from '../../src/repository/kustomization-names.ts';
import { nameOf, type Tree } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';

/** What Argo CD reads in a directory that is neither an overlay nor a chart. */
const READ = /\.(?:ya?ml|json|jsonnet)$/;

/** A directory with manifests only in folders below it, and an Application of it. */
interface Shallow {
  readonly application: Application;
  readonly path: SourcePath;
}

/**
 * Directories of Applications that have manifests only in folders below them, which Argo CD does not read. Of an ApplicationSet, all
 * Applications must have such a directory: one that has not may be for clusters that are not registered.
 */
export function* shallowOfApplications(revision: Revision): Iterable<Problem> {
  const found = new Map<string, (Shallow | undefined)[]>();
  for (const application of revision.argo.applications) {
    if (isApplicationLaidAside(application, revision)) continue;
    const { object, set } = application;
    const { file, start } = (set ?? object).origin;
    const all = getOrInsert(found, `${file.path}\0${start}`, () => []);
    all.push(shallowOf(application, revision));
  }
  for (const all of found.values()) {
    const [first] = all;
    if (!first || all.includes(undefined)) continue;
    const { application, path } = first;
    yield {
      at: new Place([], path.value, path.origin),
      object: application.set ?? application.object,
      severity: 'warning',
      message: `\`${path.directory}\` has manifests only in folders below it, so Application \`${application.name}\` applies nothing. Write the path of one of them, or set \`directory.recurse: true\`.`,
      values: [path.directory],
    };
  }
}

function shallowOf(application: Application, { tree }: Revision): Shallow | undefined {
  const { object, sources } = application;
  if (sourcesOf(object).some(({ map }) => map.directory !== undefined)) return undefined;
  const [source, ...others] = sources;
  const path = source && others.length === 0 ? pathOf(source) : undefined;
  return path && isShallow(path.directory, tree) ? { application, path } : undefined;
}

function pathOf({ type, path }: ApplicationSource): SourcePath | undefined {
  return type === 'directory' && path?.exists && path.isHere ? path : undefined;
}

function isShallow(directory: string, tree: Tree): boolean {
  const paths = tree.names(directory).map((name) => `${directory}/${name}`);
  const folders = paths.filter((path) => tree.isDirectory(path));
  return (
    directory !== '' &&
    paths.every((path) => folders.includes(path) || !READ.test(nameOf(path))) &&
    folders.some((path) => hasManifests(path, tree, 0))
  );
}

function hasManifests(directory: string, tree: Tree, depth: number): boolean {
  if (kustomizationFiles(tree, directory).length > 0) return true;
  const folders = tree.names(directory).map((name) => `${directory}/${name}`);
  return depth < 2 && folders.some((path) => tree.isDirectory(path) && hasManifests(path, tree, depth + 1));
}

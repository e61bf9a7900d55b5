import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { kustomizationFiles } from '../../../repository/kustomization-names.ts';
import { directoryOf, type Tree } from '../../../repository/tree.ts';
import { listAt, mapAt } from '../../../yaml/value.ts';
import type { Application } from '../application.ts';
import type { FollowedApplicationSet } from '../followed-set.ts';
import { sourcesOf } from '../source/declared.ts';
import { ApplicationTree, type ArgoNode, type FollowedTree, isSet } from './application-tree.ts';
import type { ArgoEntrypoint } from './entrypoints.ts';

/** Where Argo CD begins: Applications and ApplicationSets that no Application of the tree applies, but a person or Flux does. */
export interface ArgoRoot {
  /** The directory of the overlay, of the chart or of the files, the file if it is next to an overlay, or the cluster that Flux runs. */
  readonly name: string;
  readonly foundBy: Exclude<ArgoEntrypoint['foundBy'], 'broken'>;
  /** What is applied to begin with. */
  readonly entries: readonly ArgoNode[];
  /** All Applications below it, in the order in which they are reached. */
  readonly applications: readonly Application[];
  readonly sets: readonly FollowedApplicationSet[];
  /** What a node brings: the Applications that a set makes, the Applications and sets among the objects of an Application. */
  readonly childrenOf: (node: ArgoNode) => readonly ArgoNode[];
}

/** The roots of a tree, and incomplete Applications or ApplicationSets, which no one can apply. */
export interface Roots {
  readonly roots: readonly ArgoRoot[];
  readonly unreached: readonly KubernetesObject[];
}

/** Applications and ApplicationSets that all roots list together. */
const MAX_LISTED = 500_000;

/** Finds the roots among the Applications and ApplicationSets of a tree. */
export function findRoots(tree: Tree, followed: FollowedTree, entrypoints: readonly ArgoEntrypoint[]): Roots {
  const applicationTree = new ApplicationTree(followed, entrypoints);
  const isPart = ({ object, foundBy }: ArgoEntrypoint): boolean => foundBy === 'file' && !statesAll(object);
  const places = new Map<string, { readonly foundBy: ArgoRoot['foundBy']; readonly entries: ArgoNode[] }>();
  for (const entrypoint of applicationTree.entrypoints(entrypoints.filter((one) => !isPart(one)))) {
    const node = applicationTree.nodeOf(entrypoint.object);
    const { foundBy } = entrypoint;
    if (!node || foundBy === 'broken') continue;
    const name = placeOf(tree, entrypoint);
    const place = places.get(name) ?? { foundBy, entries: [] };
    place.entries.push(node);
    places.set(name, place);
  }
  let left = MAX_LISTED;
  const roots = [...places]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { foundBy, entries }]) => {
      const reached = applicationTree.below(entries, left);
      left -= reached.length;
      return {
        name,
        foundBy,
        entries,
        applications: reached.flatMap((node) => (isSet(node) ? [] : [node])),
        sets: reached.filter(isSet),
        childrenOf: (node: ArgoNode) => applicationTree.childrenOf(node),
      };
    });
  return { roots, unreached: entrypoints.filter(isPart).map(({ object }) => object) };
}

function placeOf(tree: Tree, { object, foundBy }: ArgoEntrypoint): string {
  if (foundBy !== 'file') return object.builds[0] || '.';
  const { path } = object.origin.file;
  const directory = directoryOf(path);
  return directory === '' || kustomizationFiles(tree, directory).length > 0 ? path : directory;
}

/** Whether a file defines everything that Argo CD needs. A patch does not. */
function statesAll(object: KubernetesObject): boolean {
  if (object.kind === 'Application') return sourcesOf(object).length > 0;
  return listAt(object.value, 'spec', 'generators').length > 0 && mapAt(object.value, 'spec', 'template') !== undefined;
}

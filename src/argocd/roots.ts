import type { KubernetesObject } from '../kubernetes/object.ts';
import { overlayFiles } from '../kustomize/overlay.ts';
import { directoryOf, type Tree } from '../repository/tree.ts';
import { listAt, mapAt, type YamlMap } from '../yaml/value.ts';
import type { Application } from './application.ts';
import type { FollowedSet } from './follow.ts';
import { fittingDirectories } from './path-pattern.ts';
import { sourcesOf } from './repository.ts';

/** An Application or an ApplicationSet of the tree. */
export type ArgoNode = Application | FollowedSet;

/** An Application or ApplicationSet to begin with, and what yields it as the tree stands. */
export interface Seed {
  readonly object: KubernetesObject;
  readonly foundBy: 'overlay' | 'file' | 'flux';
}

/** Where Argo CD begins: Applications and ApplicationSets that no Application of the tree applies, but a person or Flux does. */
export interface ArgoRoot {
  /** The directory of the overlay or of the files, the file where it stands beside an overlay; the cluster that Flux runs. */
  readonly name: string;
  readonly foundBy: Seed['foundBy'];
  /** What is applied to begin with. */
  readonly entries: readonly ArgoNode[];
  /** All Applications below it, in the order in which they are reached. */
  readonly applications: readonly Application[];
  readonly sets: readonly FollowedSet[];
}

/** The roots of a tree, and what states an Application or ApplicationSet in part only, which nobody can apply. */
export interface Roots {
  readonly roots: readonly ArgoRoot[];
  readonly unreached: readonly KubernetesObject[];
}

/** Applications and ApplicationSets that all roots list together. */
const MAX_LISTED = 500_000;

/** Whether a node is an ApplicationSet. */
export function isSet(node: ArgoNode): node is FollowedSet {
  return 'applications' in node;
}

/** Finds the roots among the Applications and ApplicationSets of a tree. */
export function findRoots(
  tree: Tree,
  seeds: readonly Seed[],
  applications: readonly Application[],
  sets: readonly FollowedSet[],
): Roots {
  const web = new Web(tree, seeds, applications, sets);
  const whole = seeds.filter(({ object, foundBy }) => foundBy !== 'file' || isWhole(object));
  const places = new Map<string, { readonly foundBy: Seed['foundBy']; readonly entries: ArgoNode[] }>();
  for (const seed of web.beginnings(whole)) {
    const node = web.nodeOf(seed.object);
    if (!node) continue;
    const name = placeOf(tree, seed);
    const place = places.get(name) ?? { foundBy: seed.foundBy, entries: [] };
    place.entries.push(node);
    places.set(name, place);
  }
  let left = MAX_LISTED;
  const roots = [...places]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { foundBy, entries }]) => {
      const reached = web.below(entries, left);
      left -= reached.length;
      return {
        name,
        foundBy,
        entries,
        applications: reached.flatMap((node) => (isSet(node) ? [] : [node])),
        sets: reached.filter(isSet),
      };
    });
  return { roots, unreached: seeds.filter((seed) => !whole.includes(seed)).map(({ object }) => object) };
}

function placeOf(tree: Tree, { object, foundBy }: Seed): string {
  if (foundBy !== 'file') return object.builds[0] || '.';
  const { path } = object.origin.file;
  const directory = directoryOf(path);
  return directory === '' || overlayFiles(tree, directory).length > 0 ? path : directory;
}

/** Whether a file states all that Argo CD needs; a patch does not. */
function isWhole(object: KubernetesObject): boolean {
  if (object.kind === 'Application') return sourcesOf(object).length > 0;
  return listAt(object.value, 'spec', 'generators').length > 0 && mapAt(object.value, 'spec', 'template') !== undefined;
}

/** What applies what among Applications and ApplicationSets. */
class Web {
  readonly #tree: Tree;
  readonly #nodes = new Map<YamlMap, ArgoNode>();
  readonly #children = new Map<ArgoNode, readonly ArgoNode[]>();
  /** The seeds that an overlay yields as it is; an Application may build it with options of its own. */
  readonly #byOverlay = new Map<string, ArgoNode[]>();
  readonly #covered = new Map<ArgoNode, readonly ArgoNode[]>();

  constructor(tree: Tree, seeds: readonly Seed[], applications: readonly Application[], sets: readonly FollowedSet[]) {
    this.#tree = tree;
    for (const node of [...applications, ...sets]) this.#nodes.set(node.object.value, node);
    for (const { object, foundBy } of seeds) {
      const node = this.nodeOf(object);
      if (foundBy !== 'overlay' || !node) continue;
      const directory = object.builds[0] ?? '';
      const same = this.#byOverlay.get(directory);
      if (same) same.push(node);
      else this.#byOverlay.set(directory, [node]);
    }
  }

  nodeOf({ value }: KubernetesObject): ArgoNode | undefined {
    return this.#nodes.get(value);
  }

  /** The seeds that nothing else applies; of rings, such as an Application that applies itself, one member. */
  beginnings(seeds: readonly Seed[]): Seed[] {
    const applied = new Set<ArgoNode>();
    for (const node of this.#nodes.values()) for (const other of this.#coveredBy(node)) applied.add(other);
    const roots = seeds.filter(({ object }) => {
      const node = this.nodeOf(object);
      return node !== undefined && !applied.has(node);
    });
    const reached = new Set<ArgoNode>();
    const nodesOf = (some: readonly Seed[]): ArgoNode[] => some.flatMap(({ object }) => this.nodeOf(object) ?? []);
    this.#reach(nodesOf(roots), reached, (node) => this.#coveredBy(node));
    for (const seed of seeds) {
      const [node] = nodesOf([seed]);
      if (!node || reached.has(node)) continue;
      const own = new Set<ArgoNode>();
      this.#reach(this.#coveredBy(node), own, (other) => this.#coveredBy(other));
      if (!own.has(node)) continue;
      roots.push(seed);
      for (const other of own) reached.add(other);
    }
    return roots;
  }

  /** The nodes at and below some, each once, at most so many. */
  below(entries: readonly ArgoNode[], most: number): readonly ArgoNode[] {
    const reached = new Set<ArgoNode>();
    this.#reach(entries, reached, (node) => this.#childrenOf(node), most);
    return [...reached];
  }

  #reach(
    from: readonly ArgoNode[],
    reached: Set<ArgoNode>,
    next: (node: ArgoNode) => readonly ArgoNode[],
    most = Infinity,
  ): void {
    const add = (nodes: readonly ArgoNode[]): void => {
      for (const node of nodes) if (reached.size < most) reached.add(node);
    };
    add(from);
    // A set goes on to what is added while it is walked through.
    for (const node of reached) add(next(node));
  }

  #childrenOf(node: ArgoNode): readonly ArgoNode[] {
    if (isSet(node)) return node.applications;
    let children = this.#children.get(node);
    if (!children) {
      children = node.objects.flatMap((object) => this.nodeOf(object) ?? []);
      this.#children.set(node, children);
    }
    return children;
  }

  /** The nodes that something applies, or would as their overlay has them. */
  #coveredBy(node: ArgoNode): readonly ArgoNode[] {
    let covered = this.#covered.get(node);
    if (!covered) {
      covered = [...this.#childrenOf(node), ...this.#inDirectories(node)];
      this.#covered.set(node, covered);
    }
    return covered;
  }

  #inDirectories(node: ArgoNode): ArgoNode[] {
    if (isSet(node) || this.#byOverlay.size === 0) return [];
    const directories = node.sources.flatMap(({ path, pattern }) =>
      path ? [path.directory] : pattern ? fittingDirectories(this.#tree, pattern) : [],
    );
    return directories.flatMap((directory) => this.#byOverlay.get(directory) ?? []);
  }
}

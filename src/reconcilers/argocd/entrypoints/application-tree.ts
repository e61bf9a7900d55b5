import type { KubernetesObject } from '../../../kubernetes/object.ts';
import type { YamlMap } from '../../../yaml/value.ts';
import { type Application, yieldedBy } from '../application.ts';
import type { FollowedApplicationSet } from '../followed-set.ts';
import type { ArgoEntrypoint } from './entrypoints.ts';

/** An Application or an ApplicationSet of the tree. */
export type ArgoNode = Application | FollowedApplicationSet;

/** Whether a node is an ApplicationSet. */
export function isSet(node: ArgoNode): node is FollowedApplicationSet {
  return 'applications' in node;
}

/** What is followed in a tree. */
export interface FollowedTree {
  readonly applications: readonly Application[];
  readonly sets: readonly FollowedApplicationSet[];
  /** The directories of the tree that a path with `{{…}}` in it may mean. */
  readonly fitting: (pattern: string) => readonly string[];
}

/** Steps on the way from what may be in a ring. */
const MAX_WORK = 5_000_000;

/** What applies what among Applications and ApplicationSets. */
export class ApplicationTree {
  readonly #fitting: FollowedTree['fitting'];
  readonly #nodes = new Map<YamlMap, ArgoNode>();
  readonly #children = new Map<ArgoNode, readonly ArgoNode[]>();
  /** The entrypoints that an overlay or a chart yields as it is; an Application may build it with options of its own. */
  readonly #byOverlay = new Map<string, ArgoNode[]>();
  readonly #covered = new Map<ArgoNode, readonly ArgoNode[]>();

  constructor({ applications, sets, fitting }: FollowedTree, entrypoints: readonly ArgoEntrypoint[]) {
    this.#fitting = fitting;
    for (const node of [...applications, ...sets]) this.#nodes.set(node.object.value, node);
    for (const { object, foundBy } of entrypoints) {
      const node = this.nodeOf(object);
      if ((foundBy !== 'overlay' && foundBy !== 'chart') || !node) continue;
      const directory = object.builds[0] ?? '';
      const same = this.#byOverlay.get(directory);
      if (same) same.push(node);
      else this.#byOverlay.set(directory, [node]);
    }
  }

  nodeOf({ value }: KubernetesObject): ArgoNode | undefined {
    return this.#nodes.get(value);
  }

  /** The entrypoints that nothing else applies; of rings, such as an Application that applies itself, one member. */
  entrypoints(entrypoints: readonly ArgoEntrypoint[]): ArgoEntrypoint[] {
    const applied = new Set<ArgoNode>();
    for (const node of this.#nodes.values()) for (const other of this.#coveredBy(node)) applied.add(other);
    const roots = entrypoints.filter(({ object }) => {
      const node = this.nodeOf(object);
      return node !== undefined && !applied.has(node);
    });
    const reached = new Set<ArgoNode>();
    const nodesOf = (some: readonly ArgoEntrypoint[]): ArgoNode[] =>
      some.flatMap(({ object }) => this.nodeOf(object) ?? []);
    this.#reach(nodesOf(roots), reached, (node) => this.#coveredBy(node));
    let work = 0;
    for (const entrypoint of entrypoints) {
      const [node] = nodesOf([entrypoint]);
      if (!node || reached.has(node) || work > MAX_WORK) continue;
      const own = new Set<ArgoNode>();
      this.#reach(this.#coveredBy(node), own, (other) => this.#coveredBy(other));
      work += own.size;
      if (!own.has(node)) continue;
      roots.push(entrypoint);
      for (const other of own) reached.add(other);
    }
    return roots;
  }

  /** The nodes at and below some, each once, at most so many. */
  below(entries: readonly ArgoNode[], most: number): readonly ArgoNode[] {
    const reached = new Set<ArgoNode>();
    this.#reach(entries, reached, (node) => this.childrenOf(node), most);
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

  childrenOf(node: ArgoNode): readonly ArgoNode[] {
    if (isSet(node)) return node.applications;
    let children = this.#children.get(node);
    if (!children) {
      children = yieldedBy(node).flatMap((object) => this.nodeOf(object) ?? []);
      this.#children.set(node, children);
    }
    return children;
  }

  /** The nodes that something applies, or would as their overlay has them. */
  #coveredBy(node: ArgoNode): readonly ArgoNode[] {
    let covered = this.#covered.get(node);
    if (!covered) {
      covered = [...this.childrenOf(node), ...this.#inDirectories(node)];
      this.#covered.set(node, covered);
    }
    return covered;
  }

  #inDirectories(node: ArgoNode): ArgoNode[] {
    if (isSet(node) || this.#byOverlay.size === 0) return [];
    const directories = node.sources.flatMap(({ path, pattern }) =>
      path ? [path.directory] : pattern ? this.#fitting(pattern) : [],
    );
    return directories.flatMap((directory) => this.#byOverlay.get(directory) ?? []);
  }
}

import { groupBy } from '../../grouping.ts';
import type { Application } from './application.ts';
import { type ArgoNode, isSet } from './entrypoints/application-tree.ts';
import type { ArgoRoot } from './entrypoints/roots.ts';
import { IN_CLUSTER } from './kinds.ts';

/** An Application or ApplicationSet as one Argo CD has it. */
export interface InstanceMember {
  readonly node: ArgoNode;
  /** The Application or ApplicationSet that brings it, or undefined if a person or Flux applies it. */
  readonly parent: ArgoNode | undefined;
  /** Its namespace: its own, or that of its parent's destination. Empty if neither is known. */
  readonly namespace: string;
  /** The cluster whose Argo CD runs it, as its parent's destination names it. Empty for the cluster of the entries. */
  readonly cluster: string;
}

/** What one Argo CD certainly runs together: all that one overlay, one file, one chart or Flux applies, and what comes of it. */
export interface ArgoInstance {
  readonly members: readonly InstanceMember[];
}

/** Members that all instances of a tree have together. */
const MAX_MEMBERS = 200_000;

/**
 * The Argo CDs of a tree. Files next to each other may be for one Argo CD each, such as `dev.yaml` and `prod.yaml`, so each file starts
 * an instance of its own.
 */
export function instancesOf(roots: readonly ArgoRoot[]): ArgoInstance[] {
  let left = MAX_MEMBERS;
  return roots.flatMap((root) => {
    const groups =
      root.foundBy === 'file'
        ? [...groupBy(root.entries, ({ object }) => object.origin.file.path).values()]
        : [root.entries];
    return groups.map((entries) => {
      const members = below(entries, root, left);
      left -= members.length;
      return { members };
    });
  });
}

function below(entries: readonly ArgoNode[], { childrenOf }: ArgoRoot, most: number): InstanceMember[] {
  const members = new Map<ArgoNode, InstanceMember>();
  for (const node of entries)
    members.set(node, { node, parent: undefined, namespace: node.object.namespace, cluster: '' });
  // A map goes on to what is added while it is walked through.
  for (const [node, { cluster }] of members) {
    for (const child of childrenOf(node)) {
      if (members.size >= most || members.has(child)) continue;
      const target = isSet(node) ? undefined : node.destination;
      members.set(child, {
        node: child,
        parent: node,
        namespace: child.object.namespace || (target?.namespace ?? ''),
        cluster: target ? clusterOf(target) || cluster : cluster,
      });
    }
  }
  return [...members.values()];
}

/** The cluster of a destination by its server or name. Empty for the one in which Argo CD runs. */
export function clusterOf({ server, name }: Application['destination']): string {
  const text = (server || name || '').replace(/(?<!\/)\/+$/, '');
  return text === IN_CLUSTER.server || text === IN_CLUSTER.name ? '' : text;
}

import { getOrInsert } from '../../src/grouping.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import {
  type OwnershipConflict,
  ownershipConflicts,
} from '../../src/reconcilers/flux/references/ownership-conflicts.ts';
import { isWithin } from '../../src/repository/tree.ts';

/** Two reconcilers with what both apply. */
export interface Overlap {
  /** The one whose path is the other's or contains it. */
  readonly outer: FluxKustomization;
  readonly inner: FluxKustomization;
  readonly shared: OwnershipConflict[];
}

/** The Kustomizations of a cluster that apply the same files, in pairs. */
export function overlapsOf(cluster: Cluster): Iterable<Overlap> {
  const overlaps = new Map<string, Overlap>();
  for (const contention of ownershipConflicts(cluster)) {
    if (!contention.isByPath) continue;
    const { outer, inner } = ordered(contention);
    const key = [outer, inner].map(({ namespace, name }) => `${namespace}/${name}`).join(' ');
    getOrInsert(overlaps, key, () => ({ outer, inner, shared: [] })).shared.push(contention);
  }
  return overlaps.values();
}

/** Which of two paths contains the other; of equal ones the later is taken for the copy. */
function ordered({ first, second }: OwnershipConflict): Pick<Overlap, 'outer' | 'inner'> {
  const [a, b] = [first.kustomization, second.kustomization];
  const [path, other] = [a.path?.directory ?? '', b.path?.directory ?? ''];
  if (path !== other) return isWithin(other, path) ? { outer: a, inner: b } : { outer: b, inner: a };
  const [origin, later] = [a.object.origin, b.object.origin];
  const isSwapped = origin.file.path === later.file.path && origin.start > later.start;
  return isSwapped ? { outer: b, inner: a } : { outer: a, inner: b };
}

/** Whether the root of a cluster contains what upgrades Flux: it is installed manually first, and may look after itself then. */
export function isFluxItself({ outer, inner }: Overlap): boolean {
  const [root = '', directory = ''] = [outer.path?.directory, inner.path?.directory];
  return outer.parent === undefined && /(?:^|\/)flux-/.test(directory.slice(root.length));
}

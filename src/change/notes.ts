import { kustomizationId } from '../reconcilers/flux/follow/flux-kustomization.ts';
import type { DeployedSet } from './deployed.ts';
import { isOpen } from './fate.ts';

/** Why parts of a set are left out: what applies nothing changes nothing. */
export function notesOf(base: DeployedSet | undefined, head: DeployedSet | undefined): string[] {
  if (head && head.failures.length > 0)
    return base && base.failures.length > 0 ? [] : ['It no longer builds, so the changes are unknown.'];
  if (head && base && base.failures.length > 0) return ['It did not build before, so the changes are unknown.'];
  if (!base?.cluster || !head?.cluster) return [];
  const notes: string[] = [];
  for (const reconciler of head.cluster.reconcilers) {
    const id = kustomizationId(reconciler);
    const before = base.cluster.reconciler(reconciler.namespace, reconciler.name);
    const [wasOpen, open] = [before !== undefined && isOpen(before), isOpen(reconciler)];
    if (wasOpen === open) continue;
    if (!open && before && before.failures.length > 0)
      notes.push(
        `Kustomization \`${id}\` failed before: all of it counts as added, though the cluster may have it from earlier.`,
      );
    else if (!open)
      notes.push(`What Kustomization \`${id}\` applied before is unknown, so everything counts as added.`);
    else if (reconciler.failures.length > 0)
      notes.push(`Kustomization \`${id}\` fails, so nothing that it applies changes.`);
    else if (before) notes.push(`What Kustomization \`${id}\` applies now is unknown.`);
  }
  return notes.sort();
}

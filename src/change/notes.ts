import { applierId, type DeployedSet } from '../reconcilers/deployed.ts';

/** Why parts of a set are left out: what applies nothing changes nothing. */
export function notesOf(base: DeployedSet | undefined, head: DeployedSet | undefined): string[] {
  if (head && head.failures.length > 0)
    return base && base.failures.length > 0 ? [] : ['It no longer builds, so the changes are unknown.'];
  if (head && base && base.failures.length > 0) return ['It did not build before, so the changes are unknown.'];
  if (!base?.by || !head?.by) return [];
  const notes: string[] = [];
  const old = new Map(base.appliers.map((applier) => [applierId(applier), applier]));
  for (const applier of head.appliers) {
    const id = applierId(applier);
    const name = `${head.by.applier} \`${id}\``;
    const before = old.get(id);
    const [wasOpen, isOpen] = [before?.isOpen === true, applier.isOpen];
    if (wasOpen === isOpen) continue;
    if (!isOpen && before?.hasFailed)
      notes.push(`${name} failed before, so everything in it counts as added, even if the cluster already has it.`);
    else if (!isOpen) notes.push(`What ${name} applied before is unknown, so everything counts as added.`);
    else if (applier.hasFailed) notes.push(`${name} fails, so its objects in the cluster do not change.`);
    else if (before) notes.push(`What ${name} applies now is unknown.`);
  }
  return notes.sort();
}

import type { Deed } from '../../src/deeds/deed.ts';
import type { Handover, Owner } from '../../src/deeds/handover.ts';
import { whereFrom } from '../../src/deeds/losses.ts';
import { firstFew } from '../../src/text/words.ts';
import type { Harm } from './harm.ts';

/** What moves from where to where, what the old owner may delete, and the order in which nothing is lost. */
export function messageOf(harms: readonly [Harm, ...Harm[]], { words }: Deed): string {
  const [{ handover }] = harms;
  const { from, to, isOldFirst, removal } = handover;
  const { by, synced } = removal.set;
  const items = [...new Map(harms.map((one) => [nameOf(one), one])).values()];
  const what = firstFew(items, (one) => (one.lost === undefined ? nameOf(one) : `${nameOf(one)} and ${one.lost}`));
  const where = synced.length > 0 ? '' : `, ${whereFrom(harms.map((one) => one.handover.removal))}`;
  const owners = `${ownerName(to, handover)} applies from now on what ${ownerName(from, handover)} applied`;
  const danger = `${by?.tool ?? 'The reconciler'} deletes ${what}`;
  return [
    `This change ${words}, so ${owners}${where}.`,
    isOldFirst
      ? `As \`${to.id}\` waits for \`${from.id}\`, ${danger} before it makes ${items.length === 1 ? 'it' : 'them'} again.`
      : `If \`${from.id}\` ${handover.isFromGone ? 'is deleted' : 'acts'} first, ${danger}.`,
    remedy(handover),
  ].join(' ');
}

function ownerName({ id, object: { kind, name } }: Owner, { removal: { set } }: Handover): string {
  const applier = set.by?.applier ?? kind;
  return kind === applier ? `${kind} \`${id}\`` : `${applier} \`${id}\` of ${kind} \`${name}\``;
}

function remedy({ from, isFromGone, removal: { set } }: Handover): string {
  const after = 'and this change after that.';
  if (set.synced.length === 0)
    return `First merge \`prune: false\` for Kustomization \`${from.object.name}\`, ${after}`;
  if (!isFromGone)
    return `First merge the annotation \`argocd.argoproj.io/sync-options: Prune=false\` for what moves, ${after}`;
  if (from.object.kind !== set.by?.applier)
    return `First merge \`preserveResourcesOnDeletion: true\` for ${from.object.kind} \`${from.object.name}\`, ${after}`;
  return `First merge ${from.object.kind} \`${from.object.name}\` without its finalizer, ${after}`;
}

function nameOf({ handover: { removal } }: Harm): string {
  const { kind, namespace, name } = removal.object;
  return `${kind} \`${namespace === '' ? '' : `${namespace}/`}${name}\``;
}

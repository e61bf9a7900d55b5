import type { Deed } from '../../src/deeds/deed.ts';
import type { Handover, Owner } from '../../src/deeds/handover.ts';
import { whereFrom } from '../../src/deeds/losses.ts';
import { objectName } from '../../src/kubernetes/terms/words.ts';
import { countOf, firstFew } from '../../src/text/words.ts';
import type { Harm } from './harm.ts';

/**
 * What moves from where to where, what the old owner may delete, and the order in which nothing is lost. `moves` counts the pairs of an
 * old and a new owner.
 */
export function messageOf(harms: readonly [Harm, ...Harm[]], { words }: Deed, moves: number): string {
  const [{ handover }] = harms;
  const { from, to, isOldFirst, removal } = handover;
  const { by, synced } = removal.set;
  const items = [...new Map(harms.map((one) => [objectName(one.handover.removal.object), one])).values()];
  const what = firstFew(items, (one) =>
    one.lost === undefined
      ? objectName(one.handover.removal.object)
      : `${objectName(one.handover.removal.object)} and ${one.lost}`,
  );
  const where = synced.length > 0 ? '' : `, ${whereFrom(harms.map((one) => one.handover.removal))}`;
  const more = moves > 1 ? `, and ${countOf(moves - 1, 'more move')} like that` : '';
  const owners = `${ownerName(to, handover)} applies from now on what ${ownerName(from, handover)} applied${more}`;
  const danger = `${by?.tool ?? 'The reconciler'} deletes ${what}`;
  return [
    `This change ${words}, so ${owners}${where}.`,
    isOldFirst
      ? `As \`${to.id}\` waits for \`${from.id}\`, ${danger} before it makes ${items.length === 1 ? 'it' : 'them'} again.`
      : `If \`${from.id}\` ${firstWords(handover)}, ${danger}.`,
    remedy(handover),
  ].join(' ');
}

function firstWords({ isFromGone, isShared }: Handover): string {
  if (isShared) return 'was the last one to apply it';
  return isFromGone ? 'is deleted first' : 'acts first';
}

function ownerName({ id, object: { kind, name } }: Owner, { removal: { set } }: Handover): string {
  const applier = set.by?.applier ?? kind;
  return kind === applier ? `${kind} \`${id}\`` : `${applier} \`${id}\` of ${kind} \`${name}\``;
}

function remedy({ from, isFromGone, removal: { set } }: Handover): string {
  const after = 'and this change after that.';
  const { kind, name } = from.object;
  if (set.synced.length === 0) return `First merge \`prune: false\` for ${kind} \`${name}\`, ${after}`;
  if (!isFromGone)
    return `First merge the annotation \`argocd.argoproj.io/sync-options: Prune=false\` for what moves, ${after}`;
  return kind === set.by?.applier
    ? `First merge ${kind} \`${name}\` without its finalizer, ${after}`
    : `First merge \`preserveResourcesOnDeletion: true\` for ${kind} \`${name}\`, ${after}`;
}

import type { Deed } from '../../src/deeds/deed.ts';
import type { Handover, Owner } from '../../src/deeds/handover.ts';
import { whereFrom } from '../../src/deeds/losses.ts';
import { groupBy } from '../../src/grouping.ts';
import { objectName } from '../../src/kubernetes/terms/words.ts';
import { fewInWords } from '../../src/text/words.ts';
import type { Harm } from './harm.ts';

/** What moves from where to where, what the old owners may delete, and the order in which nothing is lost. */
export function messageOf(harms: readonly [Harm, ...Harm[]], { words }: Deed): string {
  const handovers = harms.map(({ handover }) => handover);
  const [{ handover: first }] = harms;
  const moves = [...groupBy(handovers, ({ from, to }) => `${from.id}\0${to.id}`).values()].map(([move]) => move);
  const owners = fewInWords(
    moves.map((move) => `${ownerName(move.to, move)} applies from now on what ${ownerName(move.from, move)} applied`),
  );
  const where = first.removal.set.synced.length > 0 ? '' : `, ${whereFrom(handovers.map(({ removal }) => removal))}`;
  return [
    `This change ${words}, so ${owners}${where}.`,
    ...[...groupBy(harms, ({ handover }) => firstWords(handover)).values()].map(dangerOf),
    ...[...groupBy(moves, remedyFor)].map(([remedy, own]) => remedyWords(remedy, own)),
  ].join(' ');
}

/** What is deleted where the same must happen first. */
function dangerOf(harms: readonly [Harm, ...Harm[]]): string {
  const [{ handover }] = harms;
  const items = new Map(harms.map(({ handover: { removal }, lost }) => [objectName(removal.object), lost]));
  const what = fewInWords([...items].map(([name, lost]) => (lost === undefined ? name : `${name} with ${lost}`)));
  const danger = `${handover.removal.set.by?.tool ?? 'The reconciler'} deletes ${what}`;
  if (handover.isOldFirst)
    return `${firstWords(handover)}, ${danger} before it makes ${items.size === 1 ? 'it' : 'them'} again.`;
  const owners = new Set(harms.map((one) => `\`${one.handover.from.id}\``));
  return `If ${fewInWords([...owners], 'or')} ${firstWords(handover)}, ${danger}.`;
}

function firstWords({ from, to, isOldFirst, isFromGone, isShared }: Handover): string {
  if (isOldFirst) return `As \`${to.id}\` waits for \`${from.id}\``;
  if (isShared) return 'was the last one to apply it';
  return isFromGone ? 'is deleted first' : 'acts first';
}

function ownerName({ id, object: { kind, name } }: Owner, { removal: { set } }: Handover): string {
  const applier = set.by?.applier ?? kind;
  return kind === applier ? `${kind} \`${id}\`` : `${applier} \`${id}\` of ${kind} \`${name}\``;
}

type Remedy = 'no prune' | 'keep' | 'no finalizer' | 'preserve';

function remedyFor({ from, isFromGone, removal: { set } }: Handover): Remedy {
  if (set.synced.length === 0) return 'no prune';
  if (!isFromGone) return 'keep';
  return from.object.kind === set.by?.applier ? 'no finalizer' : 'preserve';
}

function remedyWords(remedy: Remedy, moves: readonly Handover[]): string {
  const owners = fewInWords([...new Set(moves.map(({ from: { object } }) => `${object.kind} \`${object.name}\``))]);
  const merged = {
    'no prune': `\`prune: false\` for ${owners}`,
    keep: 'the annotation `argocd.argoproj.io/sync-options: Prune=false` for what moves',
    'no finalizer': `${owners} without ${moves.length === 1 ? 'its finalizer' : 'their finalizers'}`,
    preserve: `\`preserveResourcesOnDeletion: true\` for ${owners}`,
  }[remedy];
  return `First merge ${merged}, and this change after that.`;
}

import type { Revision } from '../revision/revision.ts';
import { Comparison, type Deed } from './deed.ts';
import type { Handover } from './handover.ts';
import { Takings } from './taken.ts';

/** The line with which a change moves objects to another owner: the one that takes them out, else the one that brings them. */
export function movingDeed(handovers: readonly [Handover, ...Handover[]], head: Revision): Deed | undefined {
  const { base, change } = head;
  if (!base || !change) return undefined;
  const compared = new Comparison(head, base, change);
  const deed = new Takings(compared).deedOf(handovers.map(({ removal }) => removal));
  if (deed.side === 'head' || compared.isDeleted(deed.at)) return deed;
  const [{ after, to }] = handovers;
  const owner = to.object.at('metadata', 'name');
  return {
    side: 'head',
    at: compared.isAdded(owner) ? owner : after.at('metadata', 'name'),
    object: after,
    words: `moves ${after.kind} \`${after.name}\` to \`${after.at('metadata', 'name').origin.file.path}\``,
  };
}

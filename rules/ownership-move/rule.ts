import type { Deed } from '../../src/deeds/deed.ts';
import { handoversIn } from '../../src/deeds/handovers.ts';
import { lossesOf } from '../../src/deeds/losses.ts';
import { movingDeed } from '../../src/deeds/moving.ts';
import type { Problem } from '../../src/findings/problem.ts';
import { groupBy } from '../../src/grouping.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { type Harm, harmOf } from './harm.ts';
import { messageOf } from './message.ts';

export default defineRule({
  id: 'ownership-move',
  description: 'A change moves objects to another Kustomization or Application, and the old one may delete them.',
  theme: 'changes',
  severity: 'warning',
  on: 'change',
  *check(difference, revision) {
    const harms = handoversIn(difference, revision).flatMap(harmOf);
    for (const [first, ...others] of groupBy(harms, moveOf).values()) {
      const deed = movingDeed([first.handover, ...others.map(({ handover }) => handover)], revision);
      if (deed) yield problemOf([first, ...others], deed);
    }
  },
});

/** Equal for what moves from one owner to another one, in all clusters. */
function moveOf({ handover: { from, to } }: Harm): string {
  return JSON.stringify([from.id, to.id, from.object.kind, to.object.kind]);
}

function problemOf(harms: readonly [Harm, ...Harm[]], deed: Deed): Problem {
  const [first, ...others] = [...harms].sort((a, b) => Number(b.isOfData) - Number(a.isOfData));
  const { handover } = first ?? harms[0];
  const removals = harms.map((one) => one.handover.removal);
  return {
    at: deed.at,
    side: deed.side === 'base' ? 'base' : undefined,
    message: messageOf([first ?? harms[0], ...others], deed),
    severity: harms.some(({ isOfData }) => isOfData) ? 'error' : undefined,
    object: handover.removal.object,
    builds: [...new Set(removals.map(({ cluster }) => cluster))].sort(),
    values: [handover.from.id, handover.to.id],
    losses: lossesOf(removals, removals),
  };
}

import type { Deed } from '../../src/deeds/deed.ts';
import { handoversIn } from '../../src/deeds/handovers.ts';
import { lossesOf } from '../../src/deeds/losses.ts';
import { movingDeed } from '../../src/deeds/moving.ts';
import { spanOf } from '../../src/findings/locate.ts';
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
    const moves = [...groupBy(harms, moveOf).values()].flatMap(([first, ...others]): Move[] => {
      const deed = movingDeed([first.handover, ...others.map(({ handover }) => handover)], revision);
      return deed ? [{ deed, harms: [first, ...others] }] : [];
    });
    for (const alike of groupBy(moves, placeOf).values()) yield problemOf(alike);
  },
});

/** What moves from one owner to another one, and the line that does it. */
interface Move {
  readonly deed: Deed;
  readonly harms: readonly Harm[];
}

/** Equal for what moves from one owner to another one, in all clusters. */
function moveOf({ handover: { from, to } }: Harm): string {
  return JSON.stringify([from.id, to.id, from.object.kind, to.object.kind]);
}

function placeOf({ deed: { side, at } }: Move): string {
  const { file, start } = spanOf(at);
  return `${side} ${file.path}:${start}`;
}

function problemOf(moves: readonly [Move, ...Move[]]): Problem {
  const [{ deed }] = moves;
  const harms = moves.flatMap((move) => move.harms).sort((a, b) => Number(b.isOfData) - Number(a.isOfData));
  const [first, ...others] = harms;
  if (!first) throw new Error('a move of nothing');
  const removals = harms.map(({ handover }) => handover.removal);
  return {
    at: deed.at,
    side: deed.side === 'base' ? 'base' : undefined,
    message: messageOf([first, ...others], deed),
    severity: first.isOfData ? 'error' : undefined,
    object: first.handover.removal.object,
    builds: [...new Set(removals.map(({ cluster }) => cluster))].sort(),
    values: [...new Set(harms.map(moveOf))].sort(),
    losses: lossesOf(removals, removals),
  };
}

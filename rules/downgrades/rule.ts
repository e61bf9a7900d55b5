import { clustersOf } from '../../src/change/difference.ts';
import { directedMoves, movedThing } from '../../src/change/moves/moves.ts';
import { changedAt } from '../../src/findings/changed-at.ts';
import { lossesIn } from '../../src/findings/loss.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { quoted } from '../../src/text/words.ts';

export default defineRule({
  id: 'downgrades',
  description: 'A change takes a chart, an image or a source back to an older version.',
  theme: 'changes',
  severity: 'warning',
  on: 'change',

  *check(difference, { change }) {
    for (const move of directedMoves(difference)) {
      const { direction, what, name, before, after, at, set, difference: moved } = move;
      if (direction !== 'back') continue;
      yield {
        at: changedAt(at, change),
        object: moved.deployed.object,
        message: `This change takes ${movedThing(move)} back from ${quoted(before)} to ${quoted(after)}. Data that the newer version has already migrated may not work with the older one. If this is not intended, keep ${quoted(before)}.`,
        values: [what, name, before, after],
        cause: [what, name, before, after],
        losses: lossesIn(clustersOf(set), moved.deployed.object),
      };
    }
  },
});

import { directedMoves, movedThing } from '../../src/change/moves/moves.ts';
import { hasOwnData } from '../../src/change/moves/own-data.ts';
import { majorsOf } from '../../src/change/moves/version-span.ts';
import { changedAt } from '../../src/findings/changed-at.ts';
import { defineRule } from '../../src/lint/rule.ts';

export default defineRule({
  id: 'no-way-back',
  description: 'A change converts stored data, which a revert does not undo.',
  theme: 'changes',
  severity: 'notice',
  on: 'change',

  *check(difference, { change }) {
    for (const move of directedMoves(difference)) {
      const { what, name, before, after, at, difference: moved } = move;
      const majors = majorsOf(before, after);
      if (!majors || !hasOwnData(name)) continue;
      yield {
        at: changedAt(at, change),
        object: moved.deployed.object,
        message: `This change takes ${movedThing(move)} from major version ${majors[0]} to ${majors[1]}. The new version may convert its stored data to a format that the old version cannot read, so a revert may not undo this change. Back up the data before the merge, and test the upgrade on a copy.`,
        values: [what, name, ...majors.map(String)],
        cause: [what, name, before, after],
      };
    }
  },
});

import { hasOwnData } from '../../src/change/moves/own-data.ts';
import { majorMoves } from '../../src/findings/major-moves.ts';
import { defineRule } from '../../src/lint/rule.ts';

export default defineRule({
  id: 'no-way-back',
  description: 'A change converts stored data, which a revert does not undo.',
  theme: 'changes',
  severity: 'notice',
  on: 'change',

  *check(difference, { change }) {
    yield* majorMoves(difference, change, {
      isMeant: ({ name }) => hasOwnData(name),
      advice:
        'The new version may convert its stored data to a format that the old version cannot read, so a revert may not undo this change. Back up the data before the merge, and test the upgrade on a copy.',
    });
  },
});

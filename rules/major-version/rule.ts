import { hasOwnData } from '../../src/change/moves/own-data.ts';
import { majorMoves } from '../../src/findings/major-moves.ts';
import { defineRule } from '../../src/lint/rule.ts';

export default defineRule({
  id: 'major-version',
  description: 'A change takes a chart, an image or a source to a new major version.',
  theme: 'changes',
  severity: 'notice',
  on: 'change',

  *check(difference, { change }) {
    // The rule `no-way-back` says more of the others.
    yield* majorMoves(difference, change, {
      isMeant: ({ name }) => !hasOwnData(name),
      advice:
        'A major version may remove settings or API versions, or need steps before the upgrade. Read its release notes before the merge.',
    });
  },
});

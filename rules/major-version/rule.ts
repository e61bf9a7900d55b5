import { directedMoves, movedThing } from '../../src/change/moves/moves.ts';
import { hasOwnData } from '../../src/change/moves/own-data.ts';
import { majorsOf } from '../../src/change/moves/version-span.ts';
import { changedAt } from '../../src/findings/changed-at.ts';
import { defineRule } from '../../src/lint/rule.ts';

export default defineRule({
  id: 'major-version',
  description: 'A change takes a chart, an image or a source to a new major version.',
  theme: 'changes',
  severity: 'notice',
  on: 'change',

  *check(difference, { change }) {
    for (const move of directedMoves(difference)) {
      const { what, name, before, after, at, difference: moved } = move;
      const majors = majorsOf(before, after);
      // The rule `no-way-back` says more of these.
      if (!majors || hasOwnData(name)) continue;
      yield {
        at: changedAt(at, change),
        object: moved.deployed.object,
        message: `This change takes ${movedThing(move)} from major version ${majors[0]} to ${majors[1]}. A major version may remove settings or API versions, or need steps before the upgrade. Read its release notes before the merge.`,
        values: [what, name, ...majors.map(String)],
        cause: [what, name, before, after],
      };
    }
  },
});

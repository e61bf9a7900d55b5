import type { RevisionDifference } from '../change/compare.ts';
import { type DirectedMove, directedMoves, movedThing } from '../change/moves/moves.ts';
import { majorsOf } from '../change/moves/version-span.ts';
import type { Change } from '../repository/change.ts';
import { changedAt } from './changed-at.ts';
import type { Problem } from './problem.ts';

/** A problem of each move to another major version of some things; `advice` says after what moves what may come of it. */
export function* majorMoves(
  difference: RevisionDifference,
  change: Change | undefined,
  { isMeant, advice }: { readonly isMeant: (move: DirectedMove) => boolean; readonly advice: string },
): Iterable<Problem> {
  for (const move of directedMoves(difference)) {
    const { what, name, before, after, at, difference: moved } = move;
    const majors = majorsOf(before, after);
    if (!majors || !isMeant(move)) continue;
    yield {
      at: changedAt(at, change),
      object: moved.deployed.object,
      message: `This change takes ${movedThing(move)} from major version ${majors[0]} to ${majors[1]}. ${advice}`,
      values: [what, name, ...majors.map(String)],
      cause: [what, name, before, after],
    };
  }
}

import { ANY_NAMES, ANY_TEXT, follows, matchesCharacter, matchesName, type Pattern, type Step } from './pattern.ts';

/** Any name: what a file in a folder is called. */
const ANY_NAME: Step = { head: '', tail: '', steps: [ANY_TEXT] };

/** Whether one pattern certainly matches every path that another one can match; false if that is not known. */
export function coversPattern(wide: Pattern, narrow: Pattern): boolean {
  if (narrow.length === 0) return false;
  const takes = (pattern: Pattern): boolean => follows(pattern, wide, ANY_NAMES, coversStep);
  // `apps` is a file or all that is in a folder.
  return narrow.at(-1) === ANY_NAMES ? takes(narrow.slice(0, -1)) && takes([...narrow, ANY_NAME]) : takes(narrow);
}

/** Only `**` takes any number of names, and only `*` takes any text, so that a step of a pattern can be an item of another. */
function coversStep(narrow: Step, wide: Step): boolean {
  if (typeof narrow === 'symbol' || typeof wide === 'symbol') return false;
  if (typeof narrow === 'string') return matchesName(narrow, wide);
  return typeof wide === 'object' && follows(narrow.steps, wide.steps, ANY_TEXT, matchesCharacter);
}

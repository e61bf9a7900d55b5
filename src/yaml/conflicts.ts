import type { TextFile } from '../repository/text-file.ts';
import type { TextProblem } from './problem.ts';

const OPEN = '<<<<<<< ';
const BETWEEN = '=======';
const CLOSE = '>>>>>>> ';

/**
 * The merge conflicts whose markers were committed, or undefined if there are none. Markers that are not a whole set count
 * only where the text is broken.
 */
export function conflictMarkers({ text }: TextFile, isBroken: boolean): readonly TextProblem[] | undefined {
  const problems: TextProblem[] = [];
  let open: Marker | undefined;
  let isDivided = false;
  for (const [start, end] of markerLines(text)) {
    if (text.startsWith(OPEN, start)) {
      if (open && isBroken) problems.push(conflict(open));
      open = { start, end };
      isDivided = false;
    } else if (text.startsWith(BETWEEN, start)) isDivided = open !== undefined;
    else if (open && (isDivided || isBroken)) {
      problems.push({ ...conflict(open), related: { message: 'the conflict ends here', start, end } });
      open = undefined;
    } else if (isBroken) problems.push(conflict({ start, end }));
  }
  if (open && isBroken) problems.push(conflict(open));
  return problems.length > 0 ? problems : undefined;
}

interface Marker {
  readonly start: number;
  readonly end: number;
}

function conflict(place: Marker): TextProblem {
  return { kind: 'conflict-marker', message: 'markers of a merge conflict were committed', ...place };
}

/** The lines that begin like a marker of git, without their line breaks. */
function* markerLines(text: string): Iterable<[start: number, end: number]> {
  if (!text.includes(OPEN) && !text.includes(CLOSE)) return;
  for (const { index, 0: line } of text.matchAll(/^(?:<{7} |>{7} |={7}(?=\r?$))[^\r\n]*/gm)) {
    yield [index, index + line.length];
  }
}

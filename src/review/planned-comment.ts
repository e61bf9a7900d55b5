import type { Finding, Location } from '../findings/finding.ts';
import { toComment } from '../report/comment.ts';
import { linkTo } from '../report/formats/markdown-text.ts';
import type { Change, LineRange } from '../repository/change.ts';
import { withPrefix } from '../repository/paths.ts';
import type { CommentForm, PlannedComment, ReviewThread } from './host.ts';
import { digest, keyOf, MARK_DIGITS, marksOf, writeCommentMark } from './marks.ts';
import { type Spot, spotInBase, spotInHead } from './place.ts';
import { type HeadTexts, suggest } from './suggestion.ts';

/** What comments are written from. */
export interface CommentInput {
  /** Digest of the category of this run. */
  readonly category: string;
  readonly change: Change;
  readonly head: HeadTexts;
  readonly form: CommentForm;
  /** The checked folder inside the repository. */
  readonly prefix: string;
  /** The address of a place in the repository. */
  readonly link: (location: Location) => string;
}

/**
 * The comment on a finding, on the line that is to blame, else at the first of its places that the host takes one on; undefined if
 * there is none.
 */
export function plannedComment(
  finding: Finding,
  input: CommentInput,
  before?: ReviewThread,
): PlannedComment | undefined {
  const { category, change, prefix } = input;
  const placed = onBlame(finding, change) ?? onPlace(finding, change);
  if (!placed) return undefined;
  const { spot, shown, isOnBlame } = placed;
  const places = marksOf(finding);
  const limit = input.form.bodyLimit - ROOM - places.length * (MARK_DIGITS + 1);
  const { text, state, suggested } = textOf(shown, { ...input, limit, isOnBlame }, before);
  const mark = { category, key: keyOf(finding), state, kept: false, places };
  return {
    finding,
    path: withPrefix(prefix, spot.path),
    side: spot.side,
    lines: suggested ?? spot.lines,
    hasSuggestion: suggested !== undefined,
    mark,
    body: `${text}\n\n${writeCommentMark(mark)}`,
  };
}

/** Where a comment is to be, and the finding as it is put there. */
interface Placed {
  readonly spot: Spot;
  readonly shown: Finding;
  readonly isOnBlame: boolean;
}

function onBlame(finding: Finding, change: Change): Placed | undefined {
  const { blame } = finding;
  const spot = blame && (blame.side === 'base' ? spotInBase : spotInHead)(change, blame.location);
  return spot ? { spot, shown: finding, isOnBlame: true } : undefined;
}

function onPlace(finding: Finding, change: Change): Placed | undefined {
  for (const place of [finding, ...finding.places]) {
    const spot = spotInHead(change, place.location);
    if (!spot) continue;
    // What is said of all places is said of each.
    const { message } = finding.blame?.asking ? finding : place;
    return { spot, shown: { ...finding, ...place, message }, isOnBlame: false };
  }
  return undefined;
}

/** Code units that are left for a mark without its places, for the link to an earlier thread, and for why a thread is taken back. */
const ROOM = 1_000;

interface CommentText {
  readonly text: string;
  /** Digest of the text without its addresses, which change with each commit. */
  readonly state: string;
  readonly suggested: LineRange | undefined;
}

interface TextInput extends CommentInput {
  /** The most code units of the text. */
  readonly limit: number;
  readonly isOnBlame: boolean;
}

function textOf(
  shown: Finding,
  { change, head, form, link, limit, isOnBlame }: TextInput,
  before?: ReviewThread,
): CommentText {
  const edited = isOnBlame && shown.blame ? shown.blame : shown;
  const suggestion = suggest(edited, change, head);
  const block = suggestion ? form.suggestion(suggestion) : '';
  const fits = suggestion !== undefined && block.length < limit / 2;
  const options = { limit, isOnBlame, ...(fits && { suggestion: block }) };
  const continues = before
    ? `\n\n${linkTo('Continues the earlier conversation', before.url)} on lines that have changed.`
    : '';
  return {
    text: `${toComment(shown, { ...options, link })}${continues}`,
    state: digest(toComment(shown, options)),
    suggested: fits ? suggestion.lines : undefined,
  };
}

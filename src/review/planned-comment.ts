import type { Finding, Location } from '../findings/finding.ts';
import { toComment } from '../report/comment.ts';
import { linkTo } from '../report/formats/markdown-text.ts';
import type { Change } from '../repository/change.ts';
import { withPrefix } from '../repository/paths.ts';
import type { ReviewThread } from './conversation.ts';
import type { CommentForm, PlannedComment } from './host.ts';
import { digest, keyOf, MARK_DIGITS, marksOf, writeCommentMark } from './marks.ts';
import { onOwnPlace, type Placed, placedFor } from './placed.ts';
import { type HeadTexts, type Suggestion, suggest } from './suggestion.ts';

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

/** The threads that a comment has to do with. */
export interface Threads {
  /** The thread that may come to say it, under its own mark. */
  readonly renews?: ReviewThread | undefined;
  /** The answered thread that a new comment goes on for. */
  readonly continues?: ReviewThread | undefined;
}

/**
 * The comment on a finding, on the line that is to blame, else at the first of its places that the host takes one on; undefined if
 * there is none.
 */
export function plannedComment(
  finding: Finding,
  input: CommentInput,
  { renews, continues }: Threads = {},
): PlannedComment | undefined {
  const placed = placedFor(finding, input.change);
  if (!placed) return undefined;
  const options = { ...input, limit: limitOf(finding, input, renews) };
  const suggestion = fittingSuggestion(placed, options);
  const text = textOf(placed, options, suggestion, continues);
  return {
    finding,
    path: withPrefix(input.prefix, placed.spot.path),
    side: placed.spot.side,
    lines: suggestion?.lines ?? placed.spot.lines,
    hasSuggestion: suggestion !== undefined,
    ...withMark(text, finding, input.category),
  };
}

/** What a thread that stays on other lines says of a finding: the same, without the button of a suggestion. */
export function commentAside(finding: Finding, input: CommentInput, thread: ReviewThread): CommentText {
  const shown = onOwnPlace(finding, input.change)?.shown ?? finding;
  const text = textOf({ shown, isOnBlame: false }, { ...input, limit: limitOf(finding, input, thread) });
  return withMark(text, finding, input.category);
}

/** The text of a comment with its mark. */
export type CommentText = Pick<PlannedComment, 'mark' | 'body'>;

/** Code units that are left for a mark without its places, for the link to an earlier thread, and for why a thread is taken back. */
const ROOM = 1_000;

/** The most code units of a text, whose mark may be that of a thread. */
function limitOf(finding: Finding, { form }: CommentInput, thread: ReviewThread | undefined): number {
  const places = Math.max(marksOf(finding).length, thread?.mark.places.length ?? 0);
  return form.bodyLimit - ROOM - places * (MARK_DIGITS + 1);
}

interface TextInput extends CommentInput {
  /** The most code units of the text. */
  readonly limit: number;
}

/** The suggestion of a finding, unless it takes more than half of the text. */
function fittingSuggestion(
  { shown, isOnBlame }: Placed,
  { change, head, form, limit }: TextInput,
): Suggestion | undefined {
  const suggestion = suggest(isOnBlame && shown.blame ? shown.blame : shown, change, head);
  return suggestion && form.suggestion(suggestion).length < limit / 2 ? suggestion : undefined;
}

interface Text {
  readonly text: string;
  /** Digest of the text without its addresses, which change with each commit. */
  readonly state: string;
}

function textOf(
  { shown, isOnBlame }: Pick<Placed, 'shown' | 'isOnBlame'>,
  { form, link, limit }: TextInput,
  suggestion?: Suggestion,
  before?: ReviewThread,
): Text {
  const options = { limit, isOnBlame, ...(suggestion && { suggestion: form.suggestion(suggestion) }) };
  const continues = before
    ? `\n\n${linkTo('Continues the earlier conversation', before.url)} on lines that have changed.`
    : '';
  return {
    text: `${toComment(shown, { ...options, link })}${continues}`,
    state: digest(toComment(shown, options)),
  };
}

function withMark({ text, state }: Text, finding: Finding, category: string): CommentText {
  const mark = { category, key: keyOf(finding), state, pending: false, kept: false, places: marksOf(finding) };
  return { mark, body: `${text}\n\n${writeCommentMark(mark)}` };
}

import type { Finding, Location } from '../findings/finding.ts';
import { toComment } from '../report/comment.ts';
import { linkTo } from '../report/formats/markdown-text.ts';
import type { Change, LineRange } from '../repository/change.ts';
import { withPrefix } from '../repository/paths.ts';
import type { CommentForm, PlannedComment, ReviewThread } from './host.ts';
import { digest, keyOf, MARK_DIGITS, marksOf, writeCommentMark } from './marks.ts';
import { commentLines } from './place.ts';
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

/** The comment on a finding, at the first of its places that the host takes one on; undefined if there is none. */
export function plannedComment(
  finding: Finding,
  input: CommentInput,
  before?: ReviewThread,
): PlannedComment | undefined {
  const { category, change, prefix } = input;
  const at = [finding, ...finding.places].find(({ location }) => commentLines(change, location));
  const lines = at && commentLines(change, at.location);
  if (!lines) return undefined;
  const shown = { ...finding, ...at };
  const places = marksOf(finding);
  const limit = input.form.bodyLimit - ROOM - places.length * (MARK_DIGITS + 1);
  const { text, state, suggested } = textOf(shown, { ...input, limit }, before);
  const mark = { category, key: keyOf(finding), state, kept: false, places };
  return {
    finding,
    path: withPrefix(prefix, shown.location.path),
    lines: suggested ?? lines,
    hasSuggestion: suggested !== undefined,
    mark,
    body: `${text}\n\n${writeCommentMark(mark)}`,
  };
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
}

function textOf(shown: Finding, { change, head, form, link, limit }: TextInput, before?: ReviewThread): CommentText {
  const suggestion = suggest(shown, change, head);
  const block = suggestion ? form.suggestion(suggestion) : '';
  const fits = suggestion !== undefined && block.length < limit / 2;
  const options = fits ? { limit, suggestion: block } : { limit };
  const continues = before
    ? `\n\n${linkTo('Continues the earlier conversation', before.url)} on lines that have changed.`
    : '';
  return {
    text: `${toComment(shown, { ...options, link })}${continues}`,
    state: digest(toComment(shown, options)),
    suggested: fits ? suggestion.lines : undefined,
  };
}

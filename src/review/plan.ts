import type { Finding, Location } from '../findings/finding.ts';
import { toComment } from '../report/comment.ts';
import { bySeverity } from '../report/words.ts';
import type { Change } from '../repository/change.ts';
import { below, withPrefix } from '../repository/paths.ts';
import type { CommentForm, PlannedComment, ReviewThread } from './host.ts';
import { commentMark } from './marks.ts';
import { commentLines } from './place.ts';
import { type HeadTexts, suggest } from './suggestion.ts';
import { Unclaimed } from './unclaimed.ts';

/** What a review of a head is to say and to take back. */
export interface Plan {
  readonly comments: readonly PlannedComment[];
  /** Threads whose finding is gone, and doubles. */
  readonly fixed: readonly ReviewThread[];
  /** Threads on old lines, or without a new place of their cause; each is closed once its finding has a new comment. */
  readonly moved: readonly { readonly thread: ReviewThread; readonly finding: Finding }[];
  /** Findings that have an open thread already. */
  readonly shown: readonly Finding[];
  /** Findings that no comment can show. */
  readonly rest: readonly Finding[];
}

/** What a plan is made of. */
export interface PlanInput {
  readonly findings: readonly Finding[];
  readonly change: Change;
  readonly threads: readonly ReviewThread[];
  readonly head: HeadTexts;
  readonly form: CommentForm;
  /** The checked folder inside the repository. */
  readonly prefix: string;
  /** The address of a place in the repository. */
  readonly link: (location: Location) => string;
}

/** Decides what a second, third … review says: nothing twice, what is fixed is taken back, and threads that people answered stay. */
export function planReview(input: PlanInput): Plan {
  const threads = input.threads.filter(({ path }) => below(input.prefix, path) !== undefined);
  const unclaimed = new Unclaimed(threads);
  const comments: PlannedComment[] = [];
  const moved: Plan['moved'][number][] = [];
  const shown: Finding[] = [];
  const rest: Finding[] = [];
  for (const finding of bySeverity(input.findings)) {
    const { thread, isWhole } = unclaimed.claim(finding);
    if (thread && isWhole && !thread.closed && (!thread.outdated || thread.answered)) shown.push(finding);
    // Someone closed it and left the line as it is: asking again would only annoy.
    else if (isWhole && thread?.closed && !thread.outdated) rest.push(finding);
    else {
      const comment = comments.length < input.form.mostComments ? toPlannedComment(finding, input) : undefined;
      if (!comment) rest.push(finding);
      else {
        comments.push(comment);
        if (thread && !thread.closed && !thread.answered) moved.push({ thread, finding });
      }
    }
  }
  const fixed = unclaimed.left().filter(({ closed, answered }) => !closed && !answered);
  return { comments: inOrder(comments, input.findings), fixed, moved, shown, rest };
}

/** Comments in the order of the report. */
function inOrder(comments: readonly PlannedComment[], findings: readonly Finding[]): PlannedComment[] {
  const place = new Map(findings.map((finding, at) => [finding, at]));
  return [...comments].sort((a, b) => (place.get(a.finding) ?? 0) - (place.get(b.finding) ?? 0));
}

/** The comment on a finding, at the first of its places that the host takes one on. */
function toPlannedComment(
  finding: Finding,
  { change, head, prefix, link, form }: PlanInput,
): PlannedComment | undefined {
  const at = [finding, ...finding.places].find(({ location }) => commentLines(change, location));
  const lines = at && commentLines(change, at.location);
  if (!lines) return undefined;
  const mark = commentMark(finding);
  const shown = { ...finding, ...at };
  const suggestion = suggest(shown, change, head);
  const block = suggestion ? form.suggestion(suggestion) : '';
  const fits = suggestion !== undefined && block.length + mark.length < form.bodyLimit / 2;
  const limit = form.bodyLimit - mark.length - block.length - 4;
  const text = toComment(shown, { link, limit: fits ? limit : form.bodyLimit - mark.length - 2, withoutFix: fits });
  return {
    finding,
    path: withPrefix(prefix, shown.location.path),
    lines: fits ? suggestion.lines : lines,
    body: [text, ...(fits ? [block] : []), mark].join('\n\n'),
  };
}

import type { AcceptedFinding, Finding } from '../findings/finding.ts';
import { bySeverity } from '../report/words.ts';
import { below } from '../repository/paths.ts';
import { type AcceptedThread, consented } from './consent.ts';
import type { ReviewThread } from './conversation.ts';
import type { PlannedComment } from './host.ts';
import { isClosing, keyOf, marksOf } from './marks.ts';
import type { Memory } from './memory.ts';
import { type CommentInput, plannedComment } from './planned-comment.ts';
import { nextStep } from './step.ts';
import { Unclaimed } from './unclaimed.ts';

/** A thread, and the comment that says what is to be said now. */
export interface Renewed {
  readonly thread: ReviewThread;
  readonly comment: PlannedComment;
}

/** An open thread on old lines, on none of the change, or without a new place of its cause. */
export interface Kept {
  readonly thread: ReviewThread;
  readonly finding: Finding;
}

/** What a review of a head is to say and to take back. */
export interface Plan {
  readonly comments: readonly PlannedComment[];
  /** Threads that this program closed, and whose finding is back on the same lines. */
  readonly reopened: readonly Renewed[];
  /** Open threads whose text is no longer true. */
  readonly edited: readonly Renewed[];
  /** Threads whose finding is gone. */
  readonly fixed: readonly ReviewThread[];
  /** Open threads whose finding people have accepted. */
  readonly accepted: readonly AcceptedThread[];
  /** Open threads that cannot say what is to be said; each is taken back once its finding has a new comment. */
  readonly kept: readonly Kept[];
  /** Open threads beside a better one on the same finding. */
  readonly doubled: readonly ReviewThread[];
  /** Findings that have an open thread already. */
  readonly shown: readonly Finding[];
  /** Findings that no comment can show, or that are more than one run may show. */
  readonly rest: readonly Finding[];
  /** Findings about which a person wants no comment. */
  readonly settled: readonly Finding[];
}

/** What a plan is made of. */
export interface PlanInput extends CommentInput {
  readonly findings: readonly Finding[];
  /** The findings that people have accepted. */
  readonly accepted: readonly AcceptedFinding[];
  readonly threads: readonly ReviewThread[];
  readonly memory: Memory;
  /** The most comments that one run may add. */
  readonly mostComments: number;
}

/** Decides what a second, third … review says: nothing twice, what is fixed is taken back, and what people decided stays. */
export function planReview(input: PlanInput): Plan {
  const unclaimed = new Unclaimed(input.threads.filter(({ path }) => below(input.prefix, path) !== undefined));
  const decided = new Decided(input, unclaimed);
  for (const finding of bySeverity(input.findings)) decided.add(finding);
  const found = new Set(input.findings.flatMap(marksOf));
  const isFound = ({ mark }: ReviewThread): boolean => mark.places.some((place) => found.has(place));
  const left = [...unclaimed.left(), ...decided.closed].filter((thread) => isUnfinished(thread, isFound(thread)));
  const unfound = left.filter((thread) => !isFound(thread));
  const { accepted, fixed } = consented(unfound, input.accepted);
  return {
    comments: inOrder(decided.comments, input.findings),
    ...{ reopened: decided.reopened, edited: decided.edited, kept: decided.kept },
    fixed,
    accepted,
    doubled: left.filter(isFound),
    ...{ shown: decided.shown, rest: decided.rest, settled: decided.settled },
  };
}

/** Whether a thread that no finding has taken is still to be taken back: it is open and says what is not true, or a run ended halfway. */
function isUnfinished({ closedBy, mark }: ReviewThread, isFound: boolean): boolean {
  if (closedBy) return closedBy === 'gate' && mark.pending;
  return mark.pending || !isClosing(mark.state) || (isFound && mark.state === 'fixed');
}

/** The findings that were decided on so far. */
class Decided {
  readonly comments: PlannedComment[] = [];
  readonly reopened: Renewed[] = [];
  readonly edited: Renewed[] = [];
  readonly kept: Kept[] = [];
  /** Closed threads that stay so. */
  readonly closed: ReviewThread[] = [];
  readonly shown: Finding[] = [];
  readonly rest: Finding[] = [];
  readonly settled: Finding[] = [];
  readonly #input: PlanInput;
  readonly #unclaimed: Unclaimed;

  constructor(input: PlanInput, unclaimed: Unclaimed) {
    this.#input = input;
    this.#unclaimed = unclaimed;
  }

  add(finding: Finding): void {
    const claim = this.#unclaimed.claim(finding);
    const { thread } = claim;
    const open = thread?.closedBy ? undefined : thread;
    const comment = plannedComment(finding, this.#input, { renews: thread });
    const step = nextStep(claim, comment, { key: keyOf(finding), places: marksOf(finding) }, this.#input.memory);
    if (thread?.closedBy && step !== 'reopen') this.closed.push(thread);
    if (step === 'show') this.shown.push(finding);
    else if (step === 'settle') this.#settle(finding, open);
    else if (thread && step === 'stay') this.#stay(finding, thread);
    else if (thread && comment && step === 'edit') this.edited.push({ thread, comment });
    else if (thread && comment && step === 'reopen') this.reopened.push({ thread, comment });
    else this.#say(finding, step === 'comment', open);
  }

  #stay(finding: Finding, thread: ReviewThread): void {
    this.shown.push(finding);
    this.kept.push({ thread, finding });
  }

  #settle(finding: Finding, thread: ReviewThread | undefined): void {
    this.settled.push(finding);
    if (thread) this.kept.push({ thread, finding });
  }

  /** Says a finding in a new comment, which replaces its open thread, or only in the text of the review. */
  #say(finding: Finding, isCommented: boolean, thread: ReviewThread | undefined): void {
    const hasRoom = isCommented && this.comments.length < this.#input.mostComments;
    const comment = hasRoom
      ? plannedComment(finding, this.#input, { continues: thread?.answered ? thread : undefined })
      : undefined;
    if (comment) this.comments.push(comment);
    else this.rest.push(finding);
    if (thread) this.kept.push({ thread, finding });
  }
}

/** Comments in the order of the report. */
function inOrder(comments: readonly PlannedComment[], findings: readonly Finding[]): PlannedComment[] {
  const place = new Map(findings.map((finding, at) => [finding, at]));
  return [...comments].sort((a, b) => (place.get(a.finding) ?? 0) - (place.get(b.finding) ?? 0));
}

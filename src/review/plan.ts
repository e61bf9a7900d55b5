import type { Finding } from '../findings/finding.ts';
import { bySeverity } from '../report/words.ts';
import { below } from '../repository/paths.ts';
import type { PlannedComment, ReviewThread } from './host.ts';
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

/** What a review of a head is to say and to take back. */
export interface Plan {
  readonly comments: readonly PlannedComment[];
  /** Threads that this program closed, and whose finding is back on the same lines. */
  readonly reopened: readonly Renewed[];
  /** Open threads whose text is no longer true. */
  readonly edited: readonly Renewed[];
  /** Threads whose finding is gone. */
  readonly fixed: readonly ReviewThread[];
  /** Threads on old lines, or without a new place of their cause; each is taken back once its finding has a new comment. */
  readonly moved: readonly { readonly thread: ReviewThread; readonly finding: Finding }[];
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
  const left = unclaimed.left().filter(({ closedBy, mark }) => !closedBy && !isClosing(mark.state));
  const isFound = ({ mark }: ReviewThread): boolean => mark.places.some((place) => found.has(place));
  return {
    comments: inOrder(decided.comments, input.findings),
    ...{ reopened: decided.reopened, edited: decided.edited, moved: decided.moved },
    fixed: left.filter((thread) => !isFound(thread)),
    doubled: left.filter(isFound),
    ...{ shown: decided.shown, rest: decided.rest, settled: decided.settled },
  };
}

/** The findings that were decided on so far. */
class Decided {
  readonly comments: PlannedComment[] = [];
  readonly reopened: Renewed[] = [];
  readonly edited: Renewed[] = [];
  readonly moved: { readonly thread: ReviewThread; readonly finding: Finding }[] = [];
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
    const isReplaced = thread !== undefined && !thread.closedBy;
    const comment = plannedComment(finding, this.#input, isReplaced && thread.answered ? thread : undefined);
    const step = nextStep(claim, comment, keyOf(finding), this.#input.memory);
    if (step === 'show') this.shown.push(finding);
    else if (step === 'settle') this.settled.push(finding);
    else if (step === 'list' || !comment) this.rest.push(finding);
    else if (thread && step !== 'comment') this[step === 'edit' ? 'edited' : 'reopened'].push({ thread, comment });
    else if (this.comments.length >= this.#input.mostComments) this.rest.push(finding);
    else {
      this.comments.push(comment);
      if (isReplaced) this.moved.push({ thread, finding });
    }
  }
}

/** Comments in the order of the report. */
function inOrder(comments: readonly PlannedComment[], findings: readonly Finding[]): PlannedComment[] {
  const place = new Map(findings.map((finding, at) => [finding, at]));
  return [...comments].sort((a, b) => (place.get(a.finding) ?? 0) - (place.get(b.finding) ?? 0));
}

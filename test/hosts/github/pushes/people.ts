import type { Finding } from '../../../../src/findings/finding.ts';
import { marksOf } from '../../../../src/review/marks.ts';
import type { Random } from '../../../random.ts';
import type { PullRequest, Thread } from '../pull-request.ts';
import { isOpen, isPending, isWithin, jobOf, marksIn, numberOf, PERSON, saysAccepted, takesBack } from './said.ts';

/** A comment that a person deleted, and the last id of a thread at that time. */
interface Deleted {
  readonly job: string | undefined;
  readonly marks: readonly string[];
  readonly at: number;
  /** Whether no other comment said the same, so that nothing is to be said of it anymore. */
  readonly wasAlone: boolean;
}

/** What people and bots do in the threads of a pull request, and what people decided. */
export class People {
  readonly #pull: PullRequest;
  readonly #random: Random;
  /** Threads that a person opened after the gate had closed them. */
  readonly reopened = new Set<Thread>();
  /** Threads that a person closed since the last push, where no other says the same. */
  readonly closed = new Set<Thread>();
  /** Threads that a person hid. */
  readonly #hidden = new Set<Thread>();
  readonly #deleted: Deleted[] = [];
  /** The places of findings that a person has accepted, as marks have them. */
  readonly #accepted = new Set<string>();
  /** Whether a person dismissed a request for changes. */
  hasDismissed = false;

  constructor(pull: PullRequest, random: Random) {
    this.#pull = pull;
    this.#random = random;
  }

  reply(author: string): string | undefined {
    const thread = this.#random.pick(this.#pull.threads.filter(isOpen));
    if (!thread) return undefined;
    thread.comments.push({ id: `reply-${this.#pull.nextId()}`, author, body: 'Hm.', minimized: undefined });
    return `${author} replies to ${thread.id}`;
  }

  resolve(): string | undefined {
    // Where all conversations must be resolved, people resolve hidden ones, too.
    const thread = this.#random.pick(this.#pull.threads.filter(({ resolvedBy }) => resolvedBy === undefined));
    if (!thread) return undefined;
    const isLive = isOpen(thread) && !takesBack(thread) && this.#pull.currentLine(thread) !== undefined;
    thread.resolvedBy = PERSON;
    this.reopened.delete(thread);
    if (isLive && this.#isAlone(thread)) this.closed.add(thread);
    return `a person resolves ${thread.id}`;
  }

  hide(): string | undefined {
    const thread = this.#random.pick(this.#pull.threads.filter((one) => isOpen(one) && !takesBack(one)));
    const [comment] = thread?.comments ?? [];
    if (!thread || !comment) return undefined;
    comment.minimized = 'off-topic';
    this.#hidden.add(thread);
    this.reopened.delete(thread);
    if (this.#pull.currentLine(thread) !== undefined && this.#isAlone(thread)) this.closed.add(thread);
    return `a person hides ${thread.id}`;
  }

  reopen(): string | undefined {
    const thread = this.#random.pick(this.#pull.threads.filter((one) => !isOpen(one)));
    if (!thread) return undefined;
    // Where runs at once closed a thread and wrote over the words that say so, no later run can know.
    if (takesBack(thread) && !isPending(thread)) this.reopened.add(thread);
    thread.resolvedBy = undefined;
    this.#hidden.delete(thread);
    for (const comment of thread.comments) comment.minimized = undefined;
    this.closed.clear();
    return `a person opens ${thread.id}`;
  }

  dismiss(): string | undefined {
    const review = this.#random.pick(this.#pull.reviews.filter(({ state }) => state === 'CHANGES_REQUESTED'));
    if (!review) return undefined;
    review.state = 'DISMISSED';
    review.dismissedBy = PERSON;
    this.hasDismissed = true;
    return `a person dismisses review ${review.id}`;
  }

  delete(): string | undefined {
    const thread = this.#random.pick(this.#pull.threads.filter((one) => isOpen(one) && one.comments.length === 1));
    if (!thread) return undefined;
    this.#pull.threads.splice(this.#pull.threads.indexOf(thread), 1);
    const wasAlone = !takesBack(thread) && this.#isAlone(thread);
    this.#deleted.push({ job: jobOf(thread), marks: marksIn(thread), at: this.#pull.nextId(), wasAlone });
    return `a person deletes ${thread.id} on ${marksIn(thread).map(Number)}`;
  }

  /** Accepts one of some findings, or withdraws that. */
  accept(findings: readonly Finding[]): string | undefined {
    const finding = this.#random.pick(findings);
    if (!finding) return undefined;
    const places = marksOf(finding).join();
    if (this.#accepted.delete(places)) return `a person no longer accepts ${places}`;
    this.#accepted.add(places);
    return `a person accepts ${places}`;
  }

  /** Whether a person has accepted a finding with the places that it has now. */
  hasAccepted(finding: Finding): boolean {
    return this.#accepted.has(marksOf(finding).join());
  }

  /** Whether a person deleted a comment on a finding. */
  hasDeleted(job: string, marks: readonly string[]): boolean {
    return this.#deleted.some((one) => one.job === job && isWithin(marks, one.marks));
  }

  /** Whether a thread was begun although a person had deleted the only comment on its finding. */
  isUnwanted(thread: Thread): boolean {
    return this.#deleted.some(
      ({ wasAlone, job, marks, at }) =>
        wasAlone && job === jobOf(thread) && at < numberOf(thread) && isWithin(marksIn(thread), marks),
    );
  }

  isClosedByGate(thread: Thread): boolean {
    return !isOpen(thread) && !this.isClosedByPerson(thread);
  }

  isClosedByPerson(thread: Thread): boolean {
    return thread.resolvedBy === PERSON || this.#hidden.has(thread);
  }

  /** Whether people talk in a thread or want it open, so that it is not closed; what they said before they accepted is over. */
  want(thread: Thread): boolean {
    const isTalking = !saysAccepted(thread) && thread.comments.some(({ author }) => author === PERSON);
    return this.reopened.has(thread) || isTalking;
  }

  /** Whether no other open thread of the job is about the same. */
  #isAlone(thread: Thread): boolean {
    const marks = marksIn(thread);
    return !this.#pull.threads.some(
      (other) =>
        other !== thread &&
        isOpen(other) &&
        jobOf(other) === jobOf(thread) &&
        marksIn(other).some((mark) => marks.includes(mark)),
    );
  }
}

import type { Finding } from '../../../../src/findings/finding.ts';
import { toComment } from '../../../../src/report/comment.ts';
import { marksOf } from '../../../../src/review/marks.ts';
import { plannedComment } from '../../../../src/review/planned-comment.ts';
import type { PullRequest, Thread } from '../pull-request.ts';
import { faultsOfReviews, faultsOfSummary } from './conversation-faults.ts';
import { commentInputOf, type Run } from './job.ts';
import type { People } from './people.ts';
import { isOpen, isWithin, jobOf, marksIn, takesBack, wordsOf } from './said.ts';
import type { Weather } from './weather.ts';

/** What a pull request must say once a job has run on its head. */
export class Expectations {
  readonly faults: string[] = [];
  readonly #run: Run;
  readonly #people: People;
  readonly #weather: Weather;
  readonly #own: readonly Thread[];
  readonly #isLimited: boolean;

  /** `isLimited`: whether a run on this head was told to post fewer comments than it wanted. */
  constructor(run: Run, people: People, weather: Weather, isLimited: boolean) {
    this.#run = run;
    this.#people = people;
    this.#weather = weather;
    this.#isLimited = isLimited;
    this.#own = run.pull.threads.filter((thread) => jobOf(thread) === run.job);
  }

  get #pull(): PullRequest {
    return this.#run.pull;
  }

  /** What people decided holds after each run, whatever went wrong in it. */
  checkPeople(): void {
    for (const thread of this.#own) {
      if (this.#people.want(thread) && this.#people.isClosedByGate(thread))
        this.#fault(`${thread.id} was closed although people talk in it`);
      if (this.#people.closed.has(thread) && isOpen(thread)) this.#fault(`${thread.id} was opened against a person`);
      if (this.#people.isUnwanted(thread)) this.#fault(`${thread.id} was posted although a person deleted it`);
    }
  }

  /** What holds after a run that GitHub answered. */
  checkAll(): void {
    const { findings } = this.#run;
    for (const finding of findings) this.#checkFinding(finding);
    const marks = findings.flatMap(marksOf);
    for (const thread of this.#own.filter(isOpen)) {
      const isFound = marksIn(thread).some((mark) => marks.includes(mark));
      if (!isFound && !takesBack(thread)) this.#fault(`${thread.id} says what is not true`);
      if (!this.#people.want(thread) && takesBack(thread)) this.#fault(`${thread.id} is open, and is taken back`);
      if (isFound && /^(?:✅|☑️)/.test(thread.comments[0]?.body ?? ''))
        this.#fault(`${thread.id} says that it is fixed or accepted`);
    }
    this.#checkConversation();
  }

  #checkFinding(finding: Finding): void {
    const marks = marksOf(finding);
    const said = this.#own.filter(
      (thread) => isOpen(thread) && !takesBack(thread) && marksIn(thread).some((mark) => marks.includes(mark)),
    );
    if (said.length > 1) this.#fault(`${finding.message} is said ${said.length} times: ${said.map(({ id }) => id)}`);
    for (const thread of said) this.#checkText(finding, thread);
    const isLive = this.#isLive(finding);
    if (!isLive && !this.#isSettled(finding) && this.#mustBeCommented(finding))
      this.#fault(`${finding.message} is lost`);
    for (const thread of this.#people.closed)
      if (isLive && jobOf(thread) === this.#run.job && isWithin(marks, marksIn(thread)))
        this.#fault(`${finding.message} is said although a person has closed ${thread.id}`);
  }

  #isLive(finding: Finding): boolean {
    return this.#live(finding).length > 0;
  }

  /** Open threads on lines of the head that are about all places of a finding. */
  #live(finding: Finding): Thread[] {
    return this.#own.filter(
      (thread) =>
        isOpen(thread) &&
        !takesBack(thread) &&
        this.#pull.currentLine(thread) !== undefined &&
        isWithin(marksOf(finding), marksIn(thread)),
    );
  }

  #fits(thread: Thread, finding: Finding): boolean {
    const fresh = plannedComment(finding, commentInputOf(this.#run, ''));
    return fresh !== undefined && fresh.path === thread.path && this.#pull.currentLine(thread) === fresh.lines.last;
  }

  #isSettled(finding: Finding): boolean {
    return this.#isClosed(finding) || this.#people.hasDeleted(this.#run.job, marksOf(finding));
  }

  /** Whether a person closed a thread on the lines of the head that is about all places of a finding. */
  #isClosed(finding: Finding): boolean {
    return this.#own.some(
      (thread) =>
        this.#people.isClosedByPerson(thread) &&
        !takesBack(thread) &&
        this.#pull.currentLine(thread) !== undefined &&
        isWithin(marksOf(finding), marksIn(thread)),
    );
  }

  #mustBeCommented(finding: Finding): boolean {
    const fresh = plannedComment(finding, commentInputOf(this.#run, ''));
    if (!fresh || this.#isLimited || this.#weather.isTooLarge) return false;
    return (
      !this.#weather.isRefused(fresh.path, fresh.lines.last) &&
      this.#pull.hunk(fresh.path, fresh.lines.last) !== undefined
    );
  }

  /** A thread on the right line says what a new comment would say; another one says it without the button of a suggestion. */
  #checkText(finding: Finding, thread: Thread): void {
    const [first] = thread.comments;
    const fresh = plannedComment(finding, commentInputOf(this.#run, ''));
    const line = this.#pull.currentLine(thread);
    const lines =
      line === undefined ? undefined : { first: line - (thread.line - (thread.startLine ?? thread.line)), last: line };
    const said = wordsOf(first?.body ?? '');
    const isOn =
      fresh &&
      lines &&
      fresh.path === thread.path &&
      lines.first <= fresh.lines.last &&
      fresh.lines.first <= lines.last;
    if (isOn && said === wordsOf(fresh.body)) {
      const isExact = lines.first === fresh.lines.first && lines.last === fresh.lines.last;
      if (fresh.hasSuggestion && !isExact) this.#fault(`${thread.id} suggests lines ${lines.first} to ${lines.last}`);
      return;
    }
    // A thread about some places only, of a finding that a person wants no comment on, stays as it is but for its words.
    const isAside = this.#isSettled(finding) && !isWithin(marksOf(finding), marksIn(thread));
    if (
      isOn &&
      !isAside &&
      !this.#weather.isTooLarge &&
      !this.#isLimited &&
      !this.#weather.isRefused(fresh.path, fresh.lines.last)
    )
      this.#fault(`${thread.id} says\n${said}\ninstead of\n${wordsOf(fresh.body)}`);
    if (said.includes('```suggestion')) this.#fault(`${thread.id} suggests what does not fit its lines`);
    const { link } = commentInputOf(this.#run, '');
    const words = [finding, ...finding.places].map((place) => wordsOf(toComment({ ...finding, ...place }, { link })));
    if (!words.some((one) => said === one))
      this.#fault(`${thread.id}, aside, says\n${said}\ninstead of\n${words.join('\nor\n')}`);
  }

  /**
   * What the reviews and the summary say. Two things are not known: whether a deleted comment was a decision where another one said the
   * same, and whether a comment counts that is on another place of its finding than a new one would be.
   */
  #checkConversation(): void {
    const open = this.#run.findings.filter((finding) => !this.#isClosed(finding));
    const unsaid = open.filter((finding) => !this.#isLive(finding) && !this.#isSettled(finding));
    const atMost = open.filter((finding) => !this.#live(finding).some((thread) => this.#fits(thread, finding)));
    const faults = [...faultsOfReviews(this.#run, this.#people, { unsaid, atMost }), ...faultsOfSummary(this.#run)];
    for (const fault of faults) this.#fault(fault);
  }

  #fault(text: string): void {
    this.faults.push(`${this.#run.job}: ${text}`);
  }
}

import type { Finding } from '../../../../src/findings/finding.ts';
import { toComment } from '../../../../src/report/comment.ts';
import { digest, marksOf } from '../../../../src/review/marks.ts';
import { plannedComment } from '../../../../src/review/planned-comment.ts';
import type { PullRequest, Thread } from '../pull-request.ts';
import { commentInputOf, isPassed, openingOf, type Run, summaryOf } from './job.ts';
import type { People } from './people.ts';
import { GATE, isOpen, isWithin, jobOf, marksIn, takesBack, wordsOf } from './said.ts';
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
      if (isFound && thread.comments[0]?.body.startsWith('✅')) this.#fault(`${thread.id} says that it is fixed`);
    }
    this.#checkReviews();
    this.#checkSummary();
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

  /** Whether an open thread on the lines of the head is about all places of a finding. */
  #isLive(finding: Finding): boolean {
    return this.#own.some(
      (thread) =>
        isOpen(thread) &&
        !takesBack(thread) &&
        this.#pull.currentLine(thread) !== undefined &&
        isWithin(marksOf(finding), marksIn(thread)),
    );
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
    if (isOn && !this.#weather.isTooLarge && !this.#isLimited && !this.#weather.isRefused(fresh.path, fresh.lines.last))
      this.#fault(`${thread.id} says\n${said}\ninstead of\n${wordsOf(fresh.body)}`);
    if (said.includes('```suggestion')) this.#fault(`${thread.id} suggests what does not fit its lines`);
    const { link } = commentInputOf(this.#run, '');
    const words = [finding, ...finding.places].map((place) => wordsOf(toComment({ ...finding, ...place }, { link })));
    if (!words.some((one) => said === one))
      this.#fault(`${thread.id}, aside, says\n${said}\ninstead of\n${words.join('\nor\n')}`);
  }

  #checkReviews(): void {
    const { job, findings, settings, isComplete } = this.#run;
    const own = this.#pull.reviews.filter(
      ({ author, body }) => author === GATE && body.includes(`review ${digest(job)} `),
    );
    const isWanted = settings.requestChanges && this.#pull.author !== GATE && !(isPassed(findings) && isComplete);
    const requests = own.filter(({ state }) => state === 'CHANGES_REQUESTED');
    if (requests.length > 0 !== isWanted) this.#fault(`${requests.length} reviews request changes`);
    const unsaid = findings.filter((finding) => !this.#isLive(finding) && !this.#isSettled(finding));
    // Whether a deleted comment was a decision where another one said the same is not known.
    const atMost = findings.filter((finding) => !this.#isLive(finding) && !this.#isClosed(finding));
    const texts = [unsaid, atMost].map((list) => openingOf(job, findings, list));
    const current = own.filter(({ body }) => !/^This review (?:is about an older commit|continues)/.test(body));
    if (current.length > 1) this.#fault(`${current.length} reviews claim to be true`);
    for (const { id, body } of current)
      if (!texts.includes(wordsOf(body)))
        this.#fault(`review ${id} says\n${wordsOf(body)}\ninstead of\n${texts.join('\nor\n')}`);
    if (current.length === 0 && unsaid.some(({ severity }) => severity !== 'notice'))
      this.#fault('no review lists what has no comment');
  }

  #checkSummary(): void {
    const { job, findings, settings } = this.#run;
    const own = this.#pull.comments
      .filter(({ body }) => body.startsWith(`Summary of ${job}:`))
      .map(({ body }) => wordsOf(body));
    const wanted = summaryOf(job, findings, settings);
    const isWrong = wanted
      ? own.some((text) => text !== wanted.text) || own.length > 1 || (wanted.isNeeded && own.length === 0)
      : own.length > 0;
    if (isWrong) this.#fault(`the summaries are ${JSON.stringify(own)}`);
  }

  #fault(text: string): void {
    this.faults.push(`${this.#run.job}: ${text}`);
  }
}

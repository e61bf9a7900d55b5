import type { AcceptedFinding, Finding } from '../../../../src/findings/finding.ts';
import { digest } from '../../../../src/review/marks.ts';
import { Random } from '../../../random.ts';
import { MemoryHistory } from '../memory-history.ts';
import { PullRequest } from '../pull-request.ts';
import { ACTORS, READER_TOKEN, TOKEN } from '../scene.ts';
import { GitHubServer } from '../server.ts';
import { Branch } from './branch.ts';
import { Expectations } from './expectations.ts';
import { type Run, runJob } from './job.ts';
import { FIRST, findingsIn } from './manifests.ts';
import { People } from './people.ts';
import { GATE, PERSON } from './said.ts';
import { Weather } from './weather.ts';
import { Workflows } from './workflows.ts';

const PUSHES = [
  'push',
  'push',
  'push',
  'push',
  'amend',
  'revert',
  'forcePush',
  'rename',
  'remove',
  'rebase',
  'update',
  'advanceBase',
] as const;
const HUMAN = ['resolve', 'hide', 'reopen', 'delete', 'dismiss'] as const;

/** A pull request that is pushed to, reviewed and talked about at random. */
class Play {
  readonly faults: string[] = [];
  readonly said: string[] = [];
  readonly server: GitHubServer;
  readonly #random: Random;
  readonly #pull: PullRequest;
  readonly #branch: Branch;
  readonly #people: People;
  readonly #weather: Weather;
  readonly #workflows: Workflows;
  /** The token that the jobs usually have. */
  readonly #token: string;
  #apiUrl = '';

  constructor(random: Random) {
    this.#random = random;
    const history = new MemoryHistory();
    const base = history.commit(FIRST);
    this.#pull = new PullRequest(history, base, history.commit(FIRST, base), random.below(8) === 0 ? GATE : PERSON);
    this.#pull.outdatedStays = random.below(2) === 0;
    this.#token = random.below(5) === 0 ? READER_TOKEN : TOKEN;
    this.server = new GitHubServer(this.#pull, ACTORS);
    this.#branch = new Branch(history, this.#pull, random);
    this.#workflows = new Workflows(random);
    this.#people = new People(this.#pull, random);
    this.#weather = new Weather(this.server, this.#pull, random, () => this.#push());
  }

  async start(): Promise<void> {
    this.#apiUrl = await this.server.start();
  }

  async act(): Promise<void> {
    const kind = this.#random.below(13);
    if (kind < 6) this.#push();
    else if (kind === 6) this.#note(this.#workflows.change());
    else if (kind < 9) this.#note(this.#people.reply(kind === 7 ? PERSON : 'helpful-bot'));
    else if (kind < 12) this.#note(this.#people[this.#random.pick(HUMAN) ?? 'reopen']());
    else this.#note(this.#people.accept(findingsIn(this.#branch.tree, 'job', this.#workflows.policy)));
    await this.#run('job');
    if (this.#random.below(3) === 0) await this.#run('other job');
  }

  /** Runs until nothing is left to do, and gives what is wrong then. */
  async end(): Promise<readonly string[]> {
    for (const job of ['job', 'other job']) await this.#runCalm(job, this.#token);
    const writes = this.server.writes().length;
    for (const job of ['job', 'other job']) await this.#runCalm(job, this.#token);
    if (this.server.writes().length !== writes) this.faults.push('a second run on the same head writes');
    return [...this.faults, ...this.server.violations];
  }

  #push(): void {
    const way = this.#random.pick(PUSHES) ?? 'push';
    this.#branch[way]();
    if (way !== 'advanceBase') this.#people.closed.clear();
    this.#weather.change(Object.keys(this.#branch.tree));
    this.#note(`${way}: ${JSON.stringify(this.#branch.tree)}`);
  }

  /** A run that may end early, see the half, be refused, or meet another one. */
  async #run(job: string): Promise<void> {
    const trouble = this.#weather.trouble();
    const token = this.#random.below(5) === 0 ? READER_TOKEN : this.#token;
    const isComplete = this.#random.below(12) !== 0;
    const isDouble = this.#random.below(12) === 0;
    if (trouble === undefined && isComplete && !isDouble) return this.#runCalm(job, token);
    this.#note(
      `run ${job}${token === TOKEN ? '' : ', may not resolve'}, ${trouble ?? ''}${isComplete ? '' : ', incomplete'}${isDouble ? ', twice at once' : ''}`,
    );
    const { findings, ...all } = this.#runOf(job, token);
    const run = { ...all, isComplete, findings: isComplete ? findings : findings.slice(1) };
    await Promise.all([runJob(run), ...(isDouble ? [runJob(run)] : [])]);
    const expectations = new Expectations(run, this.#people, this.#weather, true);
    expectations.checkPeople();
    this.faults.push(...expectations.faults);
    this.#weather.calm();
    if (this.#random.below(2) === 0) await this.#runCalm(job, token);
  }

  async #runCalm(job: string, token: string): Promise<void> {
    this.#weather.calm();
    const run = this.#runOf(job, token);
    this.#note(`run ${job}${token === TOKEN ? '' : ', may not resolve'}`);
    const { problems } = await runJob(run);
    this.said.push(...problems);
    const isLimited = this.#workflows.isLimited(job, this.#pull.head);
    const expectations = new Expectations(run, this.#people, this.#weather, isLimited);
    expectations.checkPeople();
    expectations.checkAll();
    this.faults.push(...expectations.faults);
  }

  #runOf(job: string, token: string): Run {
    const settings = this.#workflows.settingsOf(job, this.#pull.head);
    const { tree } = this.#branch;
    const found = findingsIn(tree, job, this.#workflows.policy);
    const findings = found.filter((one) => !this.#people.hasAccepted(one));
    const accepted = found.filter((one) => this.#people.hasAccepted(one)).map(acceptedByPerson);
    return { job, apiUrl: this.#apiUrl, token, pull: this.#pull, tree, findings, accepted, settings, isComplete: true };
  }

  #note(text: string | undefined): void {
    if (text !== undefined) this.said.push(text);
  }
}

function acceptedByPerson(finding: Finding): AcceptedFinding {
  const names = [finding.message];
  return {
    ...finding,
    acceptance: { names, digest: digest(finding.fingerprint).repeat(4) },
    accepted: [{ names, by: `@${PERSON}`, on: '2026-11-29', url: null }],
  };
}

/** Plays a pull request through some acts, and gives what is wrong after the first act that goes wrong, with what was done. */
export async function playPushes(seed: number, acts: number): Promise<string[]> {
  const play = new Play(new Random(seed));
  await play.start();
  try {
    for (let at = 0; at < acts && play.faults.length === 0; at++) await play.act();
    const faults = play.faults.length > 0 ? play.faults : await play.end();
    return faults.length === 0 ? [] : [`seed ${seed}`, ...play.said, ...faults];
  } finally {
    play.server.stop();
  }
}

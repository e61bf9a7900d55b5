import type { Finding } from '../../../src/findings/finding.ts';
import { connect } from '../../../src/hosts/github/client.ts';
import { gitHubHost } from '../../../src/hosts/github/host.ts';
import { PullFiles } from '../../../src/hosts/github/pull-files.ts';
import type { Change } from '../../../src/repository/change.ts';
import { NO_HUNKS, parsePatch } from '../../../src/repository/patch.ts';
import type { ReviewResult } from '../../../src/review/bring-in-line.ts';
import { review } from '../../../src/review/review.ts';
import { Random } from '../../random.ts';
import { finding } from '../../review/finding.ts';
import type { Thread } from './pull-request.ts';
import { READER_TOKEN, Scene, TOKEN } from './scene.ts';

const GATE = 'github-actions';
const PATH = 'a.yaml';
/** Keys of the file; each may be a defect. */
const KEYS = 4;
const FIRST = ['filler: 0', ...Array.from({ length: KEYS }, (_, key) => `key${key}: ok`)];
const textOf = (lines: readonly string[]): string => `${lines.join('\n')}\n`;
const fingerprint = (key: number): string => key.toString(16).padStart(16, '0');

/** A pull request that is pushed to, reviewed and talked about at random, and what its people decided. */
class Play {
  readonly faults: string[] = [];
  readonly said: string[] = [];
  readonly #scene: Scene;
  readonly #random: Random;
  readonly #reopened = new Set<Thread>();
  readonly #heads: { readonly head: string; readonly lines: readonly string[] }[] = [];
  #lines: readonly string[] = FIRST;
  #words = 1;
  /** Whether GitHub finds the file too large to show, and takes no comment on it. */
  #isTooLarge = false;
  /** The last id of a thread at the time when a person deleted one on a key, by job and key. */
  readonly #deleted = new Map<string, number>();
  /** Threads that a person closed since the last push. */
  readonly #closed = new Set<Thread>();

  constructor(scene: Scene, random: Random) {
    this.#scene = scene;
    this.#random = random;
    scene.server.faults.push(async ({ path }, proceed) => {
      if (!this.#isTooLarge || !path.includes('/files')) return undefined;
      const answer = await proceed();
      const files = Array.isArray(answer.body) ? answer.body : [];
      return { ...answer, body: files.map(({ patch: _, ...file }) => file) };
    });
  }

  async act(): Promise<void> {
    const acts = [
      ...Array.from({ length: 4 }, () => () => this.#push()),
      () => this.#forcePush(),
      () => this.#reword(),
      () => this.#reply('octocat'),
      () => this.#reply('helpful-bot'),
      () => this.#resolve(),
      () => this.#reopen(),
      () => this.#delete(),
    ];
    const act = this.#random.pick(acts);
    act?.();
    await this.#run('job', this.#random.below(5) === 0 ? READER_TOKEN : TOKEN);
    this.#check('job');
    if (this.#random.below(3) !== 0) return;
    await this.#run('other job', TOKEN);
    this.#check('other job');
  }

  /** Runs again until nothing is left to do, and says what is wrong then. */
  async end(): Promise<readonly string[]> {
    await this.#run('job', TOKEN);
    await this.#run('other job', TOKEN);
    const writes = this.#scene.server.writes().length;
    await this.#run('job', TOKEN);
    await this.#run('other job', TOKEN);
    if (this.#scene.server.writes().length !== writes) this.faults.push('a second run on the same head writes');
    return [...this.faults, ...this.#scene.server.violations];
  }

  #push(): void {
    const key = this.#random.below(KEYS);
    const at = this.#lines.findIndex((line) => line.startsWith(`key${key}:`));
    const lines = [...this.#lines];
    const change = this.#random.below(4);
    if (change === 0) lines.splice(this.#random.below(lines.length), 0, `more${this.said.length}: 0`);
    else if (change === 1) lines[at] = `key${key}: bad ${this.#random.below(3)}`;
    else lines[at] = lines[at]?.includes('bad') ? `key${key}: ok` : `key${key}: bad 0`;
    this.said.push(`push ${lines.join(', ')}`);
    this.#lines = lines;
    this.#closed.clear();
    this.#isTooLarge = this.#random.below(8) === 0;
    this.#scene.push({ [PATH]: textOf(lines) });
    this.#heads.push({ head: this.#scene.head, lines });
  }

  #forcePush(): void {
    const earlier = this.#random.pick(this.#heads);
    if (!earlier) return;
    this.said.push(`force push ${earlier.lines.join(', ')}`);
    this.#lines = earlier.lines;
    this.#closed.clear();
    this.#scene.head = earlier.head;
    this.#scene.pull.push(earlier.head);
  }

  #reword(): void {
    this.#words++;
    this.said.push('other words');
  }

  #reply(author: string): void {
    const thread = this.#random.pick(this.#open());
    thread?.comments.push({ id: `reply-${this.said.length}`, author, body: 'Hm.', minimized: undefined });
    this.said.push(`${author} replies to ${thread?.id}`);
  }

  #resolve(): void {
    // Where all conversations must be resolved, people resolve hidden ones, too.
    const thread = this.#random.pick(this.#scene.pull.threads.filter(({ resolvedBy }) => resolvedBy === undefined));
    if (!thread) return;
    thread.resolvedBy = 'octocat';
    this.#reopened.delete(thread);
    if (!takesBack(thread) && this.#scene.pull.currentLine(thread) !== undefined) this.#closed.add(thread);
    this.said.push(`a person resolves ${thread.id}`);
  }

  #reopen(): void {
    const thread = this.#random.pick(this.#scene.pull.threads.filter((one) => !isOpen(one)));
    if (!thread) return;
    if (isClosedByGate(thread) || takesBack(thread)) this.#reopened.add(thread);
    thread.resolvedBy = undefined;
    for (const comment of thread.comments) comment.minimized = undefined;
    this.#closed.clear();
    this.said.push(`a person opens ${thread.id}`);
  }

  #delete(): void {
    const thread = this.#random.pick(this.#open().filter(({ comments }) => comments.length === 1));
    if (!thread) return;
    this.#scene.pull.threads.splice(this.#scene.pull.threads.indexOf(thread), 1);
    this.said.push(`a person deletes ${thread.id} on ${keyIn(thread)}`);
    for (const key of keysIn(thread)) this.#deleted.set(`${jobOf(thread)} ${key}`, this.#scene.pull.nextId());
  }

  async #run(category: string, token: string): Promise<ReviewResult> {
    const { apiUrl, head } = this.#scene;
    const options = {
      graphqlUrl: `${apiUrl}/graphql`,
      owner: 'octo',
      repo: 'fleet',
      patient: false,
      timeLimit: 60_000,
    };
    const client = await connect({ token, apiUrl, ...options });
    const findings = this.#findings(category);
    const mostComments = this.#random.below(3) === 0 ? 1 : 20;
    const what = `${token === TOKEN ? '' : ', may not resolve'}${this.#isTooLarge ? ', too large' : ''}`;
    this.said.push(`run ${category}, at most ${mostComments}${what}`);
    return review(gitHubHost(client, 7, new PullFiles(client, 7)), {
      findings,
      change: this.#change(),
      head: { text: () => undefined, snippets: { line: () => undefined } },
      ...{ prefix: '', link: () => `https://example.com/${head}`, commit: head, category, mostComments },
      ...{
        passed: findings.length === 0,
        fails: () => true,
        isComplete: true,
        requestChanges: false,
        summary: undefined,
      },
      opening: (uncommented) => {
        const text = `${category}: ${findings.length} found, without a comment: ${uncommented.map((one) => one.fingerprint).join()}.`;
        return { text, gist: text };
      },
    });
  }

  #change(): Change {
    const patch = this.#scene.pull.patch(PATH);
    const hunks = patch === undefined ? NO_HUNKS : parsePatch(patch);
    return { base: this.#scene.base, files: new Map([[PATH, { path: PATH, status: 'modified', ...hunks }]]) };
  }

  #findings(category: string): Finding[] {
    return this.#lines.flatMap((line, at) => {
      const [, key] = /^key(\d+): bad/.exec(line) ?? [];
      if (key === undefined) return [];
      const message = `${category}: key ${key} is bad, version ${this.#words}.`;
      return finding(PATH, at + 1, fingerprint(Number(key)), { message });
    });
  }

  #open(): Thread[] {
    return this.#scene.pull.threads.filter(isOpen);
  }

  /** What must hold of the threads of a job once it has run on the head. */
  #check(job: string): void {
    const own = this.#scene.pull.threads.filter((thread) => jobOf(thread) === job);
    const found = this.#findings(job);
    for (const one of found) this.#checkFinding(job, one, own);
    const marks = new Set(found.map((one) => one.fingerprint));
    for (const thread of own) {
      const isTalk = thread.comments.some(({ author }) => author === 'octocat') || this.#reopened.has(thread);
      const isFound = keysIn(thread).some((key) => marks.has(fingerprint(key)));
      if (isOpen(thread) && !isFound && !isTalk) this.#fault(job, `${thread.id} is open, and its finding is gone`);
      if (isOpen(thread) && !isFound && !takesBack(thread)) this.#fault(job, `${thread.id} says what is not true`);
      if (isTalk && isClosedByGate(thread)) this.#fault(job, `${thread.id} was closed although people talk in it`);
      if (this.#closed.has(thread) && isOpen(thread)) this.#fault(job, `${thread.id} was opened against a person`);
      const deleted = keysIn(thread).map((key) => this.#deleted.get(`${job} ${key}`) ?? Number.POSITIVE_INFINITY);
      if (numberOf(thread) > Math.min(...deleted))
        this.#fault(job, `${thread.id} was posted although a person deleted it`);
    }
  }

  #checkFinding(job: string, { fingerprint: mark, message, location }: Finding, own: readonly Thread[]): void {
    const { pull } = this.#scene;
    const { line } = location.start;
    const threads = own.filter((thread) => keysIn(thread).map(fingerprint).includes(mark));
    const live = threads.filter(
      (thread) => isOpen(thread) && !takesBack(thread) && pull.currentLine(thread) !== undefined,
    );
    const isSettled =
      this.#deleted.has(`${job} ${Number.parseInt(mark, 16)}`) ||
      threads.some(
        (thread) => thread.resolvedBy === 'octocat' && !takesBack(thread) && pull.currentLine(thread) !== undefined,
      );
    if (live.length > 1) this.#fault(job, `${message} is said ${live.length} times`);
    if (live.length === 0 && !isSettled && pull.hunk(PATH, line) && !this.#isListed(job, mark))
      this.#fault(job, `${message} is lost`);
    for (const thread of live) {
      if (pull.currentLine(thread) !== line) this.#fault(job, `${message} is on line ${pull.currentLine(thread)}`);
      if (!thread.comments[0]?.body.includes(message)) this.#fault(job, `${thread.id} does not say: ${message}`);
    }
    if (threads.some((thread) => this.#closed.has(thread)) && live.length > 0)
      this.#fault(job, `${message} is said although a person has closed it`);
  }

  /** Whether the newest review of a job that is still true lists a finding. */
  #isListed(job: string, mark: string): boolean {
    const newest = this.#scene.pull.reviews.findLast(({ body }) => body.startsWith(`${job}: `));
    return newest?.body.split(/<!--/)[0]?.includes(mark) ?? false;
  }

  #fault(job: string, text: string): void {
    this.faults.push(`${job}: ${text}`);
  }
}

function isOpen({ resolvedBy, comments }: Thread): boolean {
  return resolvedBy === undefined && comments[0]?.minimized === undefined;
}

function isClosedByGate(thread: Thread): boolean {
  return !isOpen(thread) && thread.resolvedBy !== 'octocat';
}

/** Whether a comment says that its finding is gone, or has another comment. */
function takesBack({ comments }: Thread): boolean {
  return /^(?:✅|↪️)/.test(comments[0]?.body ?? '');
}

/** The job that began a thread; undefined if it is somebody else's. */
function jobOf({ comments }: Thread): string | undefined {
  const [first] = comments;
  return first?.author === GATE ? /(other job|job): key/.exec(first.body)?.[1] : undefined;
}

function numberOf({ id }: Thread): number {
  return Number(id.replace(/\D/g, ''));
}

function keysIn({ comments }: Thread): number[] {
  const marks =
    /: ((?:[0-9a-f]{16} ?)+) -->$/
      .exec(comments[0]?.body ?? '')?.[1]
      ?.trim()
      .split(' ') ?? [];
  return marks.map((mark) => Number.parseInt(mark, 16));
}

function keyIn(thread: Thread): string {
  return keysIn(thread).join();
}

/** Plays a pull request through some acts, and gives what is wrong in the end with what was done. */
export async function playPushes(seed: number, acts: number): Promise<string[]> {
  const random = new Random(seed);
  const scene = await Scene.open(
    { [PATH]: textOf(FIRST) },
    { [PATH]: textOf(FIRST.map((line) => (line === 'key0: ok' ? 'key0: bad 0' : line))) },
  );
  try {
    const play = new Play(scene, random);
    for (let at = 0; at < acts; at++) await play.act();
    const faults = await play.end();
    return faults.length === 0 ? [] : [`seed ${seed}`, ...play.said, ...faults];
  } finally {
    scene.close();
  }
}

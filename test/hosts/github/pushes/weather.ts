import type { Random } from '../../../random.ts';
import type { PullRequest } from '../pull-request.ts';
import type { Answer, ReviewRequest } from '../rest.ts';
import { unprocessable } from '../rest.ts';
import type { GitHubServer, Recorded } from '../server.ts';

const TROUBLES = ['limit', 'secondary limit', 'killed', 'killed', 'hiccup', 'overtaken'] as const;

/**
 * What goes wrong in a run from one of its requests on; `killed` is a run that ended there, and
 * one that is overtaken sees the pull request pushed to.
 */
type Trouble = {
  readonly kind: (typeof TROUBLES)[number];
  readonly from: number;
  readonly to: number;
};

/** What GitHub refuses, and when it does not answer. */
export class Weather {
  readonly #pull: PullRequest;
  readonly #random: Random;
  /** Pushes to the pull request. */
  readonly #push: () => void;
  /** Heads on which it finds a file too large to show. */
  readonly #tooLarge = new Set<string>();
  /** Lines of heads that it takes no comment on although it shows them. */
  readonly #refused = new Set<string>();
  #trouble: Trouble | undefined;
  #requests = 0;

  constructor(server: GitHubServer, pull: PullRequest, random: Random, push: () => void) {
    this.#push = push;
    this.#pull = pull;
    this.#random = random;
    server.faults.push((request, proceed) => this.#answer(request, proceed));
  }

  get isTooLarge(): boolean {
    return this.#tooLarge.has(this.#pull.head);
  }

  isRefused(path: string, line: number): boolean {
    return this.#refused.has(`${this.#pull.head} ${path} ${line}`);
  }

  /** What the new head of a pull request brings. */
  change(paths: readonly string[]): void {
    if (this.#random.below(8) === 0) this.#tooLarge.add(this.#pull.head);
    for (let times = this.#random.below(4); times > 1; times--)
      this.#refused.add(`${this.#pull.head} ${this.#random.pick(paths)} ${1 + this.#random.below(14)}`);
  }

  /** Troubles the next run, or not; gives how. */
  trouble(): string | undefined {
    this.#requests = 0;
    this.#trouble = undefined;
    const kind = this.#random.below(3) === 0 ? this.#random.pick(TROUBLES) : undefined;
    if (kind === undefined) return undefined;
    const from = this.#random.below(7);
    const isShort = kind === 'hiccup' || kind === 'overtaken' || (kind !== 'killed' && this.#random.below(2) === 0);
    this.#trouble = { kind, from, to: isShort ? from + 1 : Number.POSITIVE_INFINITY };
    return `${kind} from request ${from} on${isShort ? ', for one' : ''}`;
  }

  calm(): void {
    this.#trouble = undefined;
  }

  async #answer(request: Recorded, proceed: () => Promise<Answer>): Promise<Answer | undefined> {
    const at = this.#requests++;
    const trouble = this.#trouble;
    if (trouble?.kind === 'overtaken' && trouble.from === at) this.#push();
    else if (trouble && trouble.from <= at && at < trouble.to) return this.#troubled(trouble, request, proceed);
    if (request.path.includes('/files') && this.isTooLarge) return withoutPatches(await proceed());
    if (request.method !== 'POST' || !request.path.endsWith('/reviews')) return undefined;
    const { comments = [] }: ReviewRequest = JSON.parse(request.body);
    const isRefused = comments.some(({ path, line = 0 }) => this.isTooLarge || this.isRefused(path, line));
    return isRefused ? unprocessable('Pull request review thread line must be part of the diff') : undefined;
  }

  async #troubled({ kind }: Trouble, { path }: Recorded, proceed: () => Promise<Answer>): Promise<Answer> {
    // A run that ends, or an answer that is lost, may have done its last work.
    if (kind === 'hiccup' && this.#random.below(2) === 0) await proceed();
    if (kind === 'killed' || kind === 'hiccup') return { status: 502, body: { message: 'Server Error' } };
    if (kind === 'secondary limit')
      return {
        status: this.#random.below(2) === 0 ? 403 : 429,
        body: { message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.' },
        headers: { 'retry-after': '60' },
      };
    const message = 'API rate limit exceeded for installation ID 1.';
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2000000000' };
    if (path === '/graphql') return { status: 200, body: { errors: [{ type: 'RATE_LIMITED', message }] }, headers };
    return { status: 403, body: { message }, headers };
  }
}

function withoutPatches(answer: Answer): Answer {
  const files = Array.isArray(answer.body) ? answer.body : [];
  return { ...answer, body: files.map(({ patch: _, ...file }) => file) };
}

import { expect, test } from 'vitest';
import { acceptLosses } from '../../../src/acceptance/accept.ts';
import type { Finding } from '../../../src/findings/finding.ts';
import { digestOf, type Loss } from '../../../src/findings/loss.ts';
import { type Client, connect } from '../../../src/hosts/github/client.ts';
import { gitHubHost } from '../../../src/hosts/github/host.ts';
import { PullFiles } from '../../../src/hosts/github/pull-files.ts';
import { statementsOn } from '../../../src/hosts/github/statements.ts';
import { DEFAULT_ACKNOWLEDGEMENT } from '../../../src/policy/acknowledge.ts';
import { NO_HUNKS } from '../../../src/repository/patch.ts';
import { review } from '../../../src/review/review.ts';
import { FULL } from '../../extent.ts';
import { Random } from '../../random.ts';
import { finding } from '../../review/finding.ts';
import { MemoryHistory } from './memory-history.ts';
import { type Comment, PullRequest } from './pull-request.ts';
import { ACTORS, TOKEN } from './scene.ts';
import { GitHubServer } from './server.ts';

const NAMES = ['a', 'b', 'c'];
const loss = (name: string): Loss => ({
  cluster: 'clusters/production',
  object: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace: 'web', name },
  within: [],
});
/** Sets of losses that a push can bring; one has all names of another. */
const SETS = [[], ['a'], ['a', 'b'], ['a', 'b', 'c'], ['b']];
const digestIn = (set: readonly string[]): string => digestOf(set.map(loss));
const WORDS = `gitops-gate: accept prunes-data ${NAMES.map((name) => `production/${name}`).join(' ')}`;

/** What a person wrote, and what the gate had reported last. */
interface Written {
  readonly comment: Comment;
  by: string;
  digest: string | undefined;
  reported: string | undefined;
}

/** A pull request whose losses change, and whose people accept some at random. */
class Play {
  readonly server: GitHubServer;
  readonly #random: Random;
  readonly #history = new MemoryHistory();
  readonly #base: string;
  readonly #pull: PullRequest;
  readonly #written: Written[] = [];
  #set: readonly string[] = [];
  #reported: string | undefined;

  constructor(seed: number) {
    this.#random = new Random(seed);
    this.#base = this.#history.commit({});
    this.#pull = new PullRequest(this.#history, this.#base, this.#commit(), 'octocat');
    this.#pull.permissions.set('alice', 'write').set('octocat', 'write');
    this.server = new GitHubServer(this.#pull, ACTORS);
  }

  #commit(): string {
    return this.#history.commit({ 'a.yaml': [this.#set.join()] }, this.#base);
  }

  move(): void {
    const acts = [() => this.#push(), () => this.#write(), () => this.#edit(), () => this.#delete()];
    this.#random.pick(acts)?.();
  }

  #push(): void {
    this.#set = this.#random.pick(SETS) ?? [];
    this.#pull.push(this.#commit());
  }

  #words(): Pick<Written, 'digest' | 'reported'> {
    const digest = this.#random.below(3) === 0 ? digestIn(this.#random.pick(SETS) ?? []) : undefined;
    return { digest, reported: this.#reported };
  }

  #write(): void {
    const by = this.#random.pick(['alice', 'alice', 'octocat', 'mallory']) ?? 'alice';
    const words = this.#words();
    const comment = this.#pull.comment(by, textOf(words));
    this.#written.push({ comment, by, ...words });
  }

  #edit(): void {
    const one = this.#random.pick(this.#written);
    const by = this.#random.pick(['alice', 'mallory']) ?? 'alice';
    if (!one) return;
    const words = this.#words();
    const isSame = words.digest === one.digest;
    this.#pull.edit(one.comment, by, `${textOf(words)}\n\nEdited ${this.#pull.nextId()} times.`);
    // Who only writes beneath what someone else accepted has not accepted it.
    if (!isSame) Object.assign(one, { by, ...words });
  }

  #delete(): void {
    const one = this.#random.pick(this.#written);
    if (!one || this.#random.below(2) === 0) return;
    this.#written.splice(this.#written.indexOf(one), 1);
    this.#pull.comments.splice(this.#pull.comments.indexOf(one.comment), 1);
  }

  /** Whether the losses of the head are accepted, as people would say. */
  isAccepted(): boolean {
    const set = digestIn(this.#set);
    return this.#written.some((one) => one.by === 'alice' && (one.digest ?? one.reported) === set);
  }

  /** Runs the gate; gives whether something is lost, and whether that is accepted. */
  async run(client: Client): Promise<{ readonly isLost: boolean; readonly isAccepted: boolean }> {
    const losses = this.#set.map(loss);
    const found: Finding[] =
      losses.length === 0 ? [] : [finding('a.yaml', 1, digestOf(losses).repeat(2), { rule: 'prunes-data', losses })];
    const read = statementsOn(client, {
      ...{ pull: 7, category: 'job', openedAt: undefined, compared: undefined, prefix: '' },
    });
    const { findings, accepted } = await acceptLosses(found, { policy: DEFAULT_ACKNOWLEDGEMENT, read });
    const hunks = { ...NO_HUNKS, hunks: [{ first: 1, last: 1 }] };
    await review(gitHubHost(client, 7, new PullFiles(client, 7)), {
      ...{ findings, accepted, headSince: undefined, commit: this.#pull.head, category: 'job', prefix: '' },
      change: { base: this.#base, files: new Map([['a.yaml', { path: 'a.yaml', status: 'added', ...hunks }]]) },
      head: { text: () => undefined, snippets: { line: () => undefined } },
      ...{ link: () => 'https://example.com', mostComments: 20, passed: findings.length === 0, fails: () => true },
      ...{ isComplete: true, requestChanges: false, summary: undefined },
      opening: (uncommented) => ({ text: `${uncommented.length}`, gist: `${uncommented.length}` }),
    });
    this.#reported = losses.length === 0 ? undefined : digestOf(losses);
    return { isLost: losses.length > 0, isAccepted: accepted.length > 0 };
  }

  /** The threads of the head's losses that are open. */
  open(): number {
    const set = digestIn(this.#set).repeat(2);
    return this.#pull.threads.filter(
      ({ resolvedBy, comments }) => resolvedBy === undefined && comments[0]?.body.includes(set),
    ).length;
  }
}

function textOf({ digest }: Pick<Written, 'digest'>): string {
  return digest === undefined ? WORDS : `${WORDS} #${digest}`;
}

test.each(Array.from({ length: FULL ? 100 : 6 }, (_, seed) => seed + 1))(
  'after random pushes and words, what is lost counts unless it was accepted (seed %i)',
  async (seed) => {
    const play = new Play(seed);
    const apiUrl = await play.server.start();
    try {
      const options = { owner: 'octo', repo: 'fleet', patient: false, timeLimit: 60_000 };
      const client = await connect({ token: TOKEN, apiUrl, graphqlUrl: `${apiUrl}/graphql`, ...options });
      for (let step = 0; step < 25; step++) {
        for (let move = 0; move <= step % 3; move++) play.move();
        const expected = play.isAccepted();
        const { isLost, isAccepted } = await play.run(client);
        expect([step, isAccepted]).toEqual([step, isLost && expected]);
        expect([step, play.open()]).toEqual([step, isLost && !isAccepted ? 1 : 0]);
      }
      expect(play.server.violations).toEqual([]);
    } finally {
      play.server.stop();
    }
  },
);

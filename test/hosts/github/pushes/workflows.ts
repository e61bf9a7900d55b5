import { SEVERITIES } from '../../../../src/severity.ts';
import type { Random } from '../../../random.ts';
import type { Settings } from './job.ts';
import { KEYS, type Policy } from './manifests.ts';

const USUAL: Settings = { mostComments: 20, requestChanges: false, summary: 'auto' };

/** The policy of the base and the inputs of two jobs, which people change. */
export class Workflows {
  policy: Policy = { levels: Array.from({ length: KEYS }, () => 'error' as const), words: 1 };
  readonly #random: Random;
  readonly #settings = new Map<string, Settings>();
  /** Jobs that were told on a head to post fewer comments than they want. */
  readonly #limited = new Set<string>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** Changes the level of a key or the words of the rule, and the inputs of a job; says how. */
  change(): string {
    const key = this.#random.below(KEYS);
    const { levels, words } = this.policy;
    const level = this.#random.pick([...SEVERITIES, 'off'] as const) ?? 'off';
    this.policy =
      this.#random.below(3) === 0
        ? { levels, words: words + 1 }
        : { words, levels: levels.map((old, at) => (at === key ? level : old)) };
    const summary = this.#random.pick(['auto', 'comment', 'off'] as const) ?? 'auto';
    const job = this.#random.pick(['job', 'other job']) ?? 'job';
    const mostComments = this.#random.below(3) === 0 ? 1 : 20;
    this.#settings.set(job, { mostComments, requestChanges: this.#random.below(2) === 0, summary });
    return `policy ${JSON.stringify(this.policy)}, ${job} ${JSON.stringify(this.#settings.get(job))}`;
  }

  /** The inputs of a job for a run on a head. */
  settingsOf(job: string, head: string): Settings {
    const settings = this.#settings.get(job) ?? USUAL;
    if (settings.mostComments < USUAL.mostComments) this.#limited.add(`${job} ${head}`);
    return settings;
  }

  isLimited(job: string, head: string): boolean {
    return this.#limited.has(`${job} ${head}`);
  }
}

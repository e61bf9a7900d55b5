import type { Finding } from '../findings/finding.ts';
import type { Conversation } from './host.ts';
import { keyOf, MOST_LISTED, marksOf } from './marks.ts';

/** What this program remembers of its earlier runs on a change: the marks of its reviews and threads. */
export class Memory {
  readonly #posted: ReadonlyMap<string, number>;
  readonly #threads: ReadonlyMap<string, number>;
  readonly #listed: ReadonlySet<string>;
  readonly #listedNow: ReadonlySet<string>;
  readonly #places: ReadonlySet<string>;
  readonly #isFull: boolean;

  /** `commit` is the head that is checked now. */
  constructor({ reviews, threads }: Pick<Conversation, 'reviews' | 'threads'>, commit: string) {
    const now = reviews.filter((review) => review.commit === commit).map(({ mark }) => mark);
    this.#posted = countBy(reviews.flatMap(({ mark }) => mark.posted));
    this.#threads = countBy(threads.map(({ mark }) => mark.key));
    this.#listed = new Set(reviews.flatMap(({ mark }) => mark.listed));
    this.#listedNow = new Set(now.flatMap(({ listed }) => listed));
    this.#places = new Set(threads.flatMap(({ mark }) => mark.places));
    this.#isFull = now.some(({ listed }) => listed.length >= MOST_LISTED);
  }

  /** Whether a person deleted a comment that was posted for a finding. */
  isDeleted(key: string): boolean {
    return (this.#posted.get(key) ?? 0) > (this.#threads.get(key) ?? 0);
  }

  /** Whether the text of a review, on any commit, lists a finding. */
  isListed(key: string): boolean {
    return this.#listed.has(key);
  }

  /** Whether an earlier run has said a finding, in a comment or in the text of a review. */
  isKnown(finding: Finding): boolean {
    const key = keyOf(finding);
    return this.#posted.has(key) || this.#listed.has(key) || marksOf(finding).every((mark) => this.#places.has(mark));
  }

  /** Whether an earlier run on the same head left a finding to the text of its review. */
  isListedNow(key: string): boolean {
    return this.#listedNow.has(key) || (this.#isFull && !this.#posted.has(key));
  }
}

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

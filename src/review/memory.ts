import type { Finding } from '../findings/finding.ts';
import { type Asked, merged } from './asked.ts';
import type { Conversation } from './conversation.ts';
import { digest, keyOf, MOST_LISTED, marksOf, type PostedKey } from './marks.ts';

/** What this program remembers of its earlier runs on a change: the marks of its reviews and threads. */
export class Memory {
  readonly #posted: ReadonlySet<string>;
  /** The places of each comment that a person deleted. */
  readonly #deleted: readonly ReadonlySet<string>[];
  readonly #listed: ReadonlySet<string>;
  readonly #listedNow: ReadonlySet<string>;
  readonly #places: ReadonlySet<string>;
  readonly #isFull: boolean;
  /** What was reported that people can accept. */
  readonly asked: Asked;

  /** `commit` is the head that is checked now. */
  constructor({ reviews, threads }: Pick<Conversation, 'reviews' | 'threads'>, commit: string) {
    const head = digest(commit);
    const now = reviews.filter(({ mark }) => mark.head === head).map(({ mark }) => mark);
    const posted = reviews.flatMap(({ mark }) => mark.posted);
    const left = countBy(threads.map(({ mark }) => mark.key));
    const count = countBy(posted.map(({ key }) => key));
    const isDeleted = ({ key }: PostedKey): boolean => (count.get(key) ?? 0) > (left.get(key) ?? 0);
    this.#posted = new Set(count.keys());
    this.#deleted = posted.filter(isDeleted).map(({ key, places }) => new Set([key, ...places]));
    this.#listed = new Set(reviews.flatMap(({ mark }) => mark.listed));
    this.#listedNow = new Set(now.flatMap(({ listed }) => listed));
    this.#places = new Set(threads.flatMap(({ mark }) => mark.places));
    this.asked = merged(reviews.map(({ mark }) => mark.asked));
    this.#isFull = now.some(({ listed }) => listed.length >= MOST_LISTED);
  }

  /** Whether a person deleted a comment that was posted for a finding, given by its key and its places. */
  isDeleted({ key, places }: PostedKey): boolean {
    return this.#deleted.some((known) => known.has(key) || places.every((place) => known.has(place)));
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

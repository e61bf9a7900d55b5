import { createHash } from 'node:crypto';
import type { Finding } from '../findings/finding.ts';
import { ASKED_WORDS, type Asked, readAsked, writeAsked } from './asked.ts';

/** Hexadecimal digits of a fingerprint that a mark contains. */
export const MARK_DIGITS = 16;
/** Fingerprints that the mark of a comment holds. */
const MOST = 500;

/** The state of a review whose text is true on every commit. */
export const TIMELESS = 'old';

const HASH = '[0-9a-f]{8}';
const POSTED = '[0-9a-f]{16}(?:[=,][0-9a-f]{16}){0,500}';
const FINGERPRINTS = '[0-9a-f]{16}(?: [0-9a-f]{16}){0,499}';
// At the end alone: what a comment quotes of the repository may look like a mark.
const COMMENT_MARK = new RegExp(
  `<!-- gitops-gate (${HASH}) ([0-9a-f]{16}) (${HASH}|fixed|moved|accepted)( pending)?( kept)?: (${FINGERPRINTS}) -->\\s*$`,
);
const REVIEW_MARK = new RegExp(
  `<!-- gitops-gate review (${HASH}) (${HASH}|${TIMELESS}) (${HASH}) posted:((?: ${POSTED})*) listed:((?: [0-9a-f]{16})*) asked:(${ASKED_WORDS}) -->\\s*$`,
);

/** What the hidden words at the end of a comment say, by which this program knows it again. */
export interface CommentMark {
  /** Digest of the category: runs with another category never touch the comment. */
  readonly category: string;
  /** The key of the finding that the comment was first posted for. */
  readonly key: string;
  /** Digest of what the comment says without its addresses; or that its finding is gone, accepted, or has a newer comment. */
  readonly state: string;
  /** Whether a run was about to open or close the thread, and perhaps ended before it had. */
  readonly pending: boolean;
  /** Whether a person has reopened the thread, so that it is not closed again. */
  readonly kept: boolean;
  /** The places that the comment is about, as `marksOf` writes them. */
  readonly places: readonly string[];
}

/** A comment of a review, by the key of its finding and the places that it was posted for. */
export interface PostedKey {
  readonly key: string;
  readonly places: readonly string[];
}

/** What the hidden words at the end of a review say. */
export interface ReviewMark {
  readonly category: string;
  /** Digest of what the review says without its addresses; `TIMELESS` once it says that it is out of date. */
  readonly state: string;
  /** Digest of the head on which only the text lists what is listed. */
  readonly head: string;
  /** The comments that it was posted with, and the keys of the findings that only its text lists. */
  readonly posted: readonly PostedKey[];
  readonly listed: readonly string[];
  /** What was reported that people can accept. */
  readonly asked: Asked;
}

/** Places of one comment that the mark of a review holds; of a comment with more, it holds the key alone. */
const MOST_PLACES = 50;

/** Fingerprints that a review lists at most; later ones are not remembered. */
export const MOST_LISTED = 500;

/** The words of a comment that says that its finding is gone, accepted, or has a newer comment. */
export function isClosing(state: string): boolean {
  return state === 'fixed' || state === 'moved' || state === 'accepted';
}

/** A short digest of a text, as marks hold it. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** The key by which this program remembers that it posted a comment on a finding. */
export function keyOf({ fingerprint }: Pick<Finding, 'fingerprint'>): string {
  return fingerprint.slice(0, MARK_DIGITS);
}

/**
 * The fingerprints of the places of a finding, shortened as a comment's mark holds them. Where a mark cannot contain all, the
 * fingerprint of the finding, which changes with any of them, is the first.
 */
export function marksOf({ fingerprint, places }: Pick<Finding, 'fingerprint' | 'places'>): string[] {
  const own = places.map((place) => place.fingerprint);
  const held = own.length > 0 && own.length <= MOST ? own : [fingerprint, ...own];
  return held.slice(0, MOST).map((mark) => mark.slice(0, MARK_DIGITS));
}

/** The hidden words that end a comment. */
export function writeCommentMark({ category, key, state, pending, kept, places }: CommentMark): string {
  return `<!-- gitops-gate ${category} ${key} ${state}${pending ? ' pending' : ''}${kept ? ' kept' : ''}: ${places.join(' ')} -->`;
}

/** Reads the mark at the end of a comment; undefined if it has none. */
export function commentMarkIn(body: string): CommentMark | undefined {
  const [, category, key, state, pending, kept, places] = COMMENT_MARK.exec(body) ?? [];
  if (category === undefined || key === undefined || state === undefined || places === undefined) return undefined;
  return { category, key, state, pending: pending !== undefined, kept: kept !== undefined, places: places.split(' ') };
}

/** The hidden words that end a review. */
export function writeReviewMark({ category, state, head, posted, listed, asked }: ReviewMark): string {
  const list = (keys: readonly string[]): string => keys.map((key) => ` ${key}`).join('');
  return `<!-- gitops-gate review ${category} ${state} ${head} posted:${list(posted.map(writePosted))} listed:${list(listed.slice(0, MOST_LISTED))} asked:${list(writeAsked(asked))} -->`;
}

function writePosted({ key, places }: PostedKey): string {
  return places.length > MOST_PLACES || places.join() === key ? key : `${key}=${places.join()}`;
}

/** Reads the mark at the end of a review; undefined if it has none. */
export function reviewMarkIn(body: string): ReviewMark | undefined {
  const [, category, state, head, posted, listed, asked] = REVIEW_MARK.exec(body) ?? [];
  if (category === undefined || state === undefined || head === undefined) return undefined;
  const words = (list = ''): string[] => list.split(' ').filter((word) => word !== '');
  return {
    category,
    state,
    head,
    posted: words(posted).map(readPosted),
    listed: words(listed),
    asked: readAsked(words(asked)),
  };
}

function readPosted(word: string): PostedKey {
  const [key = '', places] = word.split('=');
  return { key, places: places?.split(',') ?? [key] };
}

/** A text without the mark at its end. */
export function withoutMark(body: string): string {
  return body.replace(COMMENT_MARK, '').replace(REVIEW_MARK, '').trimEnd();
}

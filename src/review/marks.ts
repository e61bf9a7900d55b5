import type { Finding } from '../findings/finding.ts';

/** Marks a review of this program; it ends the text above the comments. */
export const REVIEW_MARK = '<!-- gitops-gate review -->';

// At the end alone: what a comment quotes of the repository may look like a mark.
const COMMENT_MARK = /<!-- gitops-gate ([0-9a-f]{16}(?: [0-9a-f]{16}){0,499}) -->\s*$/;
/** Hexadecimal digits of a fingerprint, and fingerprints, that a mark contains. */
const DIGITS = 16;
const MOST = 500;

/**
 * The fingerprints of the places of a finding, shortened as in a comment's mark. Where a mark cannot contain all, the
 * fingerprint of the finding, which changes with any of them, is the first.
 */
export function marksOf({ fingerprint, places }: Pick<Finding, 'fingerprint' | 'places'>): string[] {
  const own = places.map((place) => place.fingerprint);
  const held = own.length > 0 && own.length <= MOST ? own : [fingerprint, ...own];
  return held.slice(0, MOST).map((mark) => mark.slice(0, DIGITS));
}

/** The hidden words by which a comment on a finding is recognized; they end its body. */
export function commentMark(finding: Pick<Finding, 'fingerprint' | 'places'>): string {
  return `<!-- gitops-gate ${marksOf(finding).join(' ')} -->`;
}

/** The marks of the places that a comment is about, from its end; undefined if it has none. */
export function marksIn(body: string): string[] | undefined {
  return COMMENT_MARK.exec(body)?.[1]?.split(' ');
}

import type { Finding } from '../findings/finding.ts';

/** Marks a review of this program; it ends the text above the comments. */
export const REVIEW_MARK = '<!-- gitops-gate review -->';

// At the end alone: what a comment quotes of the repository may look like a mark.
const COMMENT_MARK = /<!-- gitops-gate ([0-9a-f]{16}(?: [0-9a-f]{16}){0,499}) -->\s*$/;
/** Hexadecimal digits of a fingerprint, and places, that a mark holds. */
const DIGITS = 16;
const PLACES = 500;

/** The fingerprints of the places of a finding, shortened as a comment's mark holds them. */
export function marksOf({ fingerprint, places }: Pick<Finding, 'fingerprint' | 'places'>): string[] {
  const own = places.length > 0 ? places.map((place) => place.fingerprint) : [fingerprint];
  return own.slice(0, PLACES).map((mark) => mark.slice(0, DIGITS));
}

/** The hidden words by which a comment on a finding is recognized; they end its body. */
export function commentMark(finding: Pick<Finding, 'fingerprint' | 'places'>): string {
  return `<!-- gitops-gate ${marksOf(finding).join(' ')} -->`;
}

/** The marks of the places that a comment is about, from its end; undefined if it has none. */
export function marksIn(body: string): string[] | undefined {
  return COMMENT_MARK.exec(body)?.[1]?.split(' ');
}

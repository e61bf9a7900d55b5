/** Marks a review of this program; it ends the text above the comments. */
export const REVIEW_MARK = '<!-- gitops-gate review -->';

// At the end alone: what a comment quotes of the repository may look like a mark.
const COMMENT_MARK = /<!-- gitops-gate ([0-9a-f]{8,64}) -->\s*$/;

/** The hidden words by which a comment is recognized; they end its body. */
export function commentMark(fingerprint: string): string {
  return `<!-- gitops-gate ${fingerprint} -->`;
}

/** The fingerprint of the finding that a comment is about, from the mark at its end; undefined if it has none. */
export function fingerprintIn(body: string): string | undefined {
  return COMMENT_MARK.exec(body)?.[1];
}

const HASH = '[0-9a-f]{8}';
const SUMMARY_MARK = new RegExp(`<!-- gitops-gate summary (${HASH}) (${HASH}) -->\\s*$`);

/** What the hidden words at the end of a summary say. */
export interface SummaryMark {
  readonly category: string;
  /** Digest of what the summary says. */
  readonly state: string;
}

/** The hidden words that end a summary. */
export function writeSummaryMark({ category, state }: SummaryMark): string {
  return `<!-- gitops-gate summary ${category} ${state} -->`;
}

/** Reads the mark at the end of a summary; undefined if it has none. */
export function summaryMarkIn(body: string): SummaryMark | undefined {
  const [, category, state] = SUMMARY_MARK.exec(body) ?? [];
  return category === undefined || state === undefined ? undefined : { category, state };
}

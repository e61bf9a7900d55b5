/** A piece of text that is a credential by its own shape. Offsets in UTF-16 code units, end exclusive. */
export interface Token {
  /** What it is, as in a sentence: `a GitHub token`. */
  readonly what: string;
  readonly start: number;
  readonly end: number;
  /** Whether the shape alone proves it; otherwise it may be harmless. */
  readonly certain: boolean;
}

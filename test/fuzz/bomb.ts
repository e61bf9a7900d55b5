/** A repository that costs far more than its size; the files by their paths. */
export interface Bomb {
  readonly name: string;
  /** The size at which it once stopped the gate, and one that is quick. */
  readonly full: number;
  readonly small: number;
  readonly files: (size: number) => Record<string, string>;
}

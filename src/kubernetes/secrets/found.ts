import type { SecretCandidate } from './candidate.ts';
import type { HeldEntry } from './held-entries.ts';

const MAX_NESTED = 256 * 1024;
const MAX_NESTING = 4;

/** What candidates are for: to be judged whether they are secrets, or to be hidden in what is shown. */
export type Purpose = 'judged' | 'hidden';

/** The candidates that a walk has found, and where it is. */
export class FoundCandidates {
  readonly judged: SecretCandidate[] = [];
  readonly hidden: SecretCandidate[] = [];
  /** What the walk looks for where it is. */
  purposes: readonly Purpose[];
  /** The path to the value being walked. The path inside an embedded text follows it. */
  readonly path: (string | number)[] = [];
  /** Where the value inside a text is walked: the path to the text. */
  #textPath: readonly (string | number)[] | undefined;
  #nesting = 0;

  constructor(purposes: readonly Purpose[]) {
    this.purposes = purposes;
  }

  /** Walks what counts for one purpose only, if the walk has it. */
  only(purpose: Purpose, walk: () => void): void {
    const outer = this.purposes;
    if (!outer.includes(purpose)) return;
    this.purposes = [purpose];
    walk();
    this.purposes = outer;
  }

  /** Adds a candidate at the path. */
  add(held: SecretCandidate['held'], key: string, text: string, holder = ''): void {
    const parent = String(
      this.path.findLast((step, at) => typeof step === 'string' && at < this.path.length - 1) ?? '',
    );
    const candidate = { held, path: this.#textPath ?? [...this.path], key, text, holder, parent };
    for (const purpose of this.purposes) this[purpose].push(candidate);
  }

  /** Adds what the collection at the path holds. */
  hold(entries: Iterable<HeldEntry>): void {
    for (const { steps, held, key, text, holder } of entries) {
      this.path.push(...steps);
      this.add(held, key, text, holder);
      this.path.length -= steps.length;
    }
  }

  /** Walks what is written inside the text at the path, as long as that is not too much. */
  inside(text: string, walk: () => void): void {
    if (text.length > MAX_NESTED || this.#nesting >= MAX_NESTING) return;
    const outer = this.#textPath;
    this.#textPath ??= [...this.path];
    this.#nesting++;
    walk();
    this.#nesting--;
    this.#textPath = outer;
  }
}

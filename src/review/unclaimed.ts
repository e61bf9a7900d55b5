import type { Finding } from '../findings/finding.ts';
import { getOrInsert } from '../grouping.ts';
import type { ReviewThread } from './conversation.ts';
import { isClosing, marksOf } from './marks.ts';

/** A thread about a finding; `isWhole` where it knows all places of the finding. */
export interface Claim {
  readonly thread: ReviewThread | undefined;
  readonly isWhole: boolean;
}

/** The threads of a change that no finding has taken yet. */
export class Unclaimed {
  readonly #threads: Set<ReviewThread>;
  readonly #byMark = new Map<string, ReviewThread[]>();

  constructor(threads: readonly ReviewThread[]) {
    this.#threads = new Set(threads);
    for (const thread of threads)
      for (const mark of thread.mark.places) getOrInsert(this.#byMark, mark, () => []).push(thread);
  }

  /** Takes the thread that says most about a finding: one that knows all its places, one on its lines, an open one. */
  claim(finding: Finding): Claim {
    const marks = marksOf(finding);
    const candidates = new Set(marks.flatMap((mark) => this.#byMark.get(mark) ?? []));
    const ranked = [...candidates]
      .filter((thread) => this.#threads.has(thread))
      .map((thread) => ({ thread, isWhole: knowsAll(thread, marks) }))
      .sort((a, b) => rank(a) - rank(b));
    const [best] = ranked;
    if (!best) return { thread: undefined, isWhole: false };
    this.#threads.delete(best.thread);
    return best;
  }

  left(): ReviewThread[] {
    return [...this.#threads];
  }
}

function knowsAll(thread: ReviewThread, marks: readonly string[]): boolean {
  const known = new Set(thread.mark.places);
  return marks.every((mark) => known.has(mark));
}

/** An open thread goes before a closed one, what a person decided before what this program did, and what was taken back is last of the open. */
const RANKS = { open: 0, person: 1, 'taken back': 2, gate: 3 } as const;

function rank({ thread: { closedBy, lines, mark }, isWhole }: { thread: ReviewThread; isWhole: boolean }): number {
  const state = closedBy ?? (isClosing(mark.state) ? 'taken back' : 'open');
  return (isWhole ? 0 : 8) + (lines ? 0 : 4) + RANKS[state];
}

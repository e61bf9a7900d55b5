import type { Finding } from '../findings/finding.ts';
import type { Opening } from './opening.ts';
import type { PlanInput } from './plan.ts';
import type { RequestInput } from './requests.ts';
import type { Summary } from './summary.ts';

/** What a review needs apart from the host. */
export interface ReviewInput extends Omit<PlanInput, 'threads' | 'form' | 'memory'>, RequestInput {
  /** The head that was checked. */
  readonly commit: string;
  /** Tells this run from others on the same change: each touches only its own comments. */
  readonly category: string;
  /** The second before the head was proposed, since 1970, if that is certain: what people wrote after it is about this head. */
  readonly headSince: number | undefined;
  /** Whether all checks ran. If not, what was not found again may still be there. */
  readonly isComplete: boolean;
  /** What the review says above its comments, given the findings that have none. */
  readonly opening: (uncommented: readonly Finding[]) => Opening;
  /** What is said of the change as a whole; undefined if nothing is, and what was said goes. */
  readonly summary: Summary | undefined;
}

/** What was posted, and what is left to say elsewhere. */
export interface ReviewResult {
  readonly posted: readonly Finding[];
  /** Findings that have an open thread from before. */
  readonly shown: readonly Finding[];
  /** Findings that no comment shows. */
  readonly rest: readonly Finding[];
  /** What could not be done, each as a sentence; none of it changes the verdict. */
  readonly problems: readonly string[];
}

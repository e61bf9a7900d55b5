import type { SchemaProblem } from '../terms/problem.ts';

/** What a schema says of a value: problems, and whether a part of the value was not known. */
export interface Verdict {
  readonly problems: SchemaProblem[];
  readonly unknown: boolean;
}

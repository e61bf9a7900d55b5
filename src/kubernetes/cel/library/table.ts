import type { Budget } from '../failure.ts';
import type { CelValue } from '../values.ts';

/** A function of CEL; for a method, the receiver is the first argument. Undefined if it does not take such arguments. */
export type CelFunction = (args: readonly CelValue[], budget: Budget) => CelValue | undefined;

/** Functions by name. */
export type Functions = Readonly<Record<string, CelFunction>>;

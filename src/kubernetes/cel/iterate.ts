import type { FieldPath } from '../terms/problem.ts';
import { Mismatch, NotKnown } from './failure.ts';
import type { Evaluate, Frame } from './program.ts';
import { CelList, CelMap, type CelValue } from './values.ts';

/** A macro's call: its receiver, the variables that it binds and the expressions that see them. */
export interface MacroCall {
  readonly receiver: Evaluate;
  /** Slots of the variables. */
  readonly slots: readonly number[];
  readonly bodies: readonly Evaluate[];
}

/** What a macro becomes. */
export type Macro = (call: MacroCall) => Evaluate;

/** The expression of a macro that has none. */
export function never(): never {
  throw new NotKnown('a macro has no expression');
}

/** Goes through a list (positions and items) or a map (keys and values), as many steps as the budget allows. */
function* entries(range: CelValue, frame: Frame): Generator<readonly [CelValue, () => CelValue | undefined]> {
  if (range instanceof CelList) {
    let at = 0n;
    for (const element of range.elements) {
      frame.budget.spend(3);
      yield [at++, () => element];
    }
  } else if (range instanceof CelMap) {
    for (const key of range.keys()) {
      frame.budget.spend(3);
      yield [key, () => range.get(key)];
    }
  } else throw new Mismatch('a macro requires a list or a map');
}

/** Runs something for each entry, with the variables set; stops where it gives true. What depends on all entries depends on the whole. */
export function each(
  { receiver, slots }: MacroCall,
  frame: Frame,
  step: (key: CelValue, origin: FieldPath | undefined) => boolean,
): void {
  const range = receiver(frame);
  const whole = frame.reads?.last;
  const [first = 0, second] = slots;
  const origins = range instanceof CelList ? range.origins : undefined;
  let at = 0;
  for (const [key, value] of entries(range, frame)) {
    const origin = origins?.[at++];
    if (origin) frame.reads?.goBack(origin);
    if (second !== undefined) {
      frame.slots[first] = key;
      frame.slots[second] = readable(value);
    } else frame.slots[first] = range instanceof CelMap ? key : value();
    if (step(key, origin)) return;
  }
  frame.reads?.goBack(whole);
}

/** A value that turns out not to be known is only so if it is read. */
function readable(value: () => CelValue | undefined): CelValue | undefined {
  try {
    return value();
  } catch (failure) {
    if (failure instanceof NotKnown) return undefined;
    throw failure;
  }
}

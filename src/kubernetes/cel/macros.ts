import type { FieldPath } from '../terms/problem.ts';
import { each, type Macro, type MacroCall, never } from './iterate.ts';
import { noOptional } from './optional.ts';
import { attempt, type Evaluate, isTrue, undecided, type Verdict } from './program.ts';
import { sortBy, transformList, transformMap, transformMapEntry } from './transforms.ts';
import { CelList, type CelValue, mustKnow, Optional } from './values.ts';

/** Macros on lists and maps by name, number of variables and number of expressions. */
const MACROS: ReadonlyMap<string, Macro> = new Map<string, Macro>([
  ...[1, 2].flatMap((variables): [string, Macro][] => [
    [`all/${variables}/1`, quantifier(false)],
    [`exists/${variables}/1`, quantifier(true)],
    [`exists_one/${variables}/1`, existsOne],
    [`existsOne/${variables}/1`, existsOne],
  ]),
  ['map/1/1', transformList],
  ['map/1/2', transformList],
  ['filter/1/1', filter],
  ['transformList/2/1', transformList],
  ['transformList/2/2', transformList],
  ['sortBy/1/1', sortBy],
  ['transformMap/2/1', transformMap],
  ['transformMap/2/2', transformMap],
  ['transformMapEntry/2/1', transformMapEntry],
  ['transformMapEntry/2/2', transformMapEntry],
  ['optMap/1/1', (call) => optional(call, (value) => new Optional(value))],
  ['optFlatMap/1/1', (call) => optional(call, (value) => (value instanceof Optional ? value : noOptional()))],
]);

/** A macro that binds `variables` in `bodies` expressions. */
export function macroOf(name: string, variables: number, bodies: number): Macro | undefined {
  return MACROS.get(`${name}/${variables}/${bodies}`);
}

/** Names of macros, which are not functions. */
export const MACRO_NAMES: ReadonlySet<string> = new Set(
  [...MACROS.keys()].map((key) => key.slice(0, key.indexOf('/'))),
);

function quantifier(decisive: boolean): Macro {
  return (call) => (frame) => {
    const [body = never] = call.bodies;
    const verdicts: Verdict[] = [];
    let decided = false;
    each(call, frame, () => {
      const verdict = attempt(body, frame);
      if (verdict === decisive) decided = true;
      else if (typeof verdict !== 'boolean') verdicts.push(verdict);
      return decided;
    });
    return decided ? decisive : undecided(decisive, verdicts);
  };
}

function existsOne(call: MacroCall): Evaluate {
  return (frame) => {
    const [body = never] = call.bodies;
    let count = 0;
    each(call, frame, () => {
      if (isTrue(body, frame)) count++;
      return false;
    });
    return count === 1;
  };
}

function filter(call: MacroCall): Evaluate {
  return (frame) => {
    const [body = never] = call.bodies;
    const kept: CelValue[] = [];
    const origins: (FieldPath | undefined)[] = [];
    const [slot = 0] = call.slots;
    each(call, frame, (_, origin) => {
      const item = frame.slots[slot];
      if (!isTrue(body, frame)) return false;
      kept.push(mustKnow(item));
      origins.push(origin);
      return false;
    });
    return new CelList(kept, 'atomic', frame.reads && origins);
  };
}

function optional({ receiver, slots, bodies }: MacroCall, wrap: (value: CelValue) => CelValue): Evaluate {
  const [slot = 0] = slots;
  const [body = never] = bodies;
  return (frame) => {
    const value = receiver(frame);
    if (!(value instanceof Optional)) return noOptional();
    if (value.value === undefined) return Optional.none;
    frame.slots[slot] = value.value;
    return wrap(body(frame));
  };
}

import { compare } from './compare.ts';
import { NotKnown } from './failure.ts';
import { each, type MacroCall } from './iterate.ts';
import { noOptional } from './optional.ts';
import { attempt, type Evaluate, type Frame, undecided, type Verdict } from './program.ts';
import { CelList, type CelValue, LiteralMap, mustKnow, Optional } from './values.ts';

type Macro = (call: MacroCall) => Evaluate;

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

function never(): never {
  throw new NotKnown('a macro has no expression');
}

/** The value of a condition, which must be true or false. */
function isTrue(condition: Evaluate, frame: Frame): boolean {
  const value = condition(frame);
  if (typeof value !== 'boolean') throw new NotKnown('a condition is neither true nor false');
  return value;
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
    const [slot = 0] = call.slots;
    each(call, frame, () => {
      const item = frame.slots[slot];
      if (isTrue(body, frame)) kept.push(mustKnow(item));
      return false;
    });
    return new CelList(kept);
  };
}

/** The condition (or none) and the last expression of a macro that transforms. */
function transformation({ bodies }: MacroCall): { readonly keeps: Evaluate; readonly result: Evaluate } {
  return { keeps: bodies.length > 1 ? (bodies[0] ?? never) : () => true, result: bodies.at(-1) ?? never };
}

function transformList(call: MacroCall): Evaluate {
  const { keeps, result } = transformation(call);
  return (frame) => {
    const items: CelValue[] = [];
    each(call, frame, () => {
      if (isTrue(keeps, frame)) items.push(result(frame));
      return false;
    });
    return new CelList(items);
  };
}

function sortBy(call: MacroCall): Evaluate {
  return (frame) => {
    const [body = never] = call.bodies;
    const [slot = 0] = call.slots;
    const keyed: { readonly item: CelValue; readonly key: CelValue }[] = [];
    each(call, frame, () => {
      keyed.push({ item: mustKnow(frame.slots[slot]), key: body(frame) });
      return false;
    });
    return new CelList(keyed.toSorted((a, b) => compare(a.key, b.key)).map(({ item }) => item));
  };
}

function transformMap(call: MacroCall): Evaluate {
  const { keeps, result } = transformation(call);
  return (frame) => {
    const pairs: [CelValue, CelValue][] = [];
    each(call, frame, (key) => {
      if (isTrue(keeps, frame)) pairs.push([key, result(frame)]);
      return false;
    });
    return new LiteralMap(pairs);
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

import type { FieldPath } from '../terms/problem.ts';
import { compare } from './compare.ts';
import { CelError, Mismatch } from './failure.ts';
import { each, type MacroCall, never } from './iterate.ts';
import { type Evaluate, isTrue } from './program.ts';
import { CelList, CelMap, type CelValue, LiteralMap, mustKnow } from './values.ts';

/** The condition (or none) and the last expression of a macro that transforms. */
function transformation({ bodies }: MacroCall): { readonly keeps: Evaluate; readonly result: Evaluate } {
  return { keeps: bodies.length > 1 ? (bodies[0] ?? never) : () => true, result: bodies.at(-1) ?? never };
}

export function transformList(call: MacroCall): Evaluate {
  const { keeps, result } = transformation(call);
  return (frame) => {
    const items: CelValue[] = [];
    const origins: (FieldPath | undefined)[] = [];
    each(call, frame, () => {
      if (!isTrue(keeps, frame)) return false;
      items.push(result(frame));
      origins.push(frame.reads?.last);
      return false;
    });
    return new CelList(items, 'atomic', frame.reads && origins);
  };
}

export function sortBy(call: MacroCall): Evaluate {
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

export function transformMap(call: MacroCall): Evaluate {
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

export function transformMapEntry(call: MacroCall): Evaluate {
  const { keeps, result } = transformation(call);
  return (frame) => {
    const pairs: [CelValue, CelValue][] = [];
    each(call, frame, () => {
      const entry = isTrue(keeps, frame) ? result(frame) : undefined;
      if (entry === undefined) return false;
      if (!(entry instanceof CelMap)) throw new Mismatch('`transformMapEntry` requires a map');
      for (const key of entry.keys()) pairs.push([key, entry.get(key) ?? null]);
      return false;
    });
    const map = new LiteralMap(pairs);
    if (map.size < pairs.length) throw new CelError('insert failed: a key exists already');
    return map;
  };
}

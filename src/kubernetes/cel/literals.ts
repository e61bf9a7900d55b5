import type { ASTNode } from '@marcbachmann/cel-js';
import { OPTIONAL } from './notation.ts';
import { noOptional } from './optional.ts';
import type { Evaluate } from './program.ts';
import { CelList, type CelValue, LiteralMap, Optional } from './values.ts';

/** The entries of a list or a map, and whether each may be absent: those after a mark. */
export function entriesOf<Entry extends ASTNode | [ASTNode, ASTNode]>(
  entries: readonly Entry[],
): (readonly [Entry, boolean])[] {
  return entries.flatMap((entry, at) => (isMark(entry) ? [] : [[entry, isMark(entries[at - 1])] as const]));
}

function isMark(entry: ASTNode | [ASTNode, ASTNode] | undefined): boolean {
  const node = Array.isArray(entry) ? entry[0] : entry;
  return node?.op === 'value' && node.args === OPTIONAL;
}

/** The value of an entry, or undefined if it is absent. */
function present(value: CelValue, isOptional: boolean): CelValue | undefined {
  if (!isOptional) return value;
  return value instanceof Optional ? value.value : noOptional();
}

/** A list as an expression writes it. */
export function list(items: readonly (readonly [Evaluate, boolean])[]): Evaluate {
  return (frame) =>
    new CelList(
      items.flatMap(([item, isOptional]) => {
        const entry = present(item(frame), isOptional);
        return entry === undefined ? [] : [entry];
      }),
    );
}

interface MapEntry {
  readonly key: Evaluate;
  readonly value: Evaluate;
  readonly isOptional: boolean;
}

/** A map as an expression writes it. */
export function map(entries: readonly MapEntry[]): Evaluate {
  return (frame) =>
    new LiteralMap(
      entries.flatMap(({ key, value, isOptional }): (readonly [CelValue, CelValue])[] => {
        const entry = present(value(frame), isOptional);
        return entry === undefined ? [] : [[key(frame), entry]];
      }),
    );
}

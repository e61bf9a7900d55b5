/** A run of lines that differ. Indexes from 0, `end` exclusive; one of the two sides may be empty. */
export interface LineChange {
  readonly before: { readonly start: number; readonly end: number };
  readonly after: { readonly start: number; readonly end: number };
}

/** Differing lines up to which the shortest description is searched for: the work grows with their number times that of all lines. */
const MOST_EDITS = 1000;

/** What changes between two lists of lines, in their order, as Myers' algorithm finds it; lists that differ too much are one change. */
export function lineChanges(before: readonly string[], after: readonly string[]): LineChange[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const [old, now] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  if (old.length === 0 && now.length === 0) return [];
  const steps = old.length === 0 || now.length === 0 ? undefined : shortestSteps(old, now);
  const whole = { before: { start: 0, end: old.length }, after: { start: 0, end: now.length } };
  return (steps ? joined(steps) : [whole]).map((change) => ({
    before: { start: change.before.start + head, end: change.before.end + head },
    after: { start: change.after.start + head, end: change.after.end + head },
  }));
}

/** One line that goes from the first list, or comes from the second, where it does. */
interface Step {
  readonly isAdded: boolean;
  readonly before: number;
  readonly after: number;
}

/** The fewest steps from one list to the other, or undefined if they are too many. */
function shortestSteps(before: readonly string[], after: readonly string[]): Step[] | undefined {
  const reached: Int32Array[] = [];
  // How far into `before` a number of edits leads on each diagonal; diagonal k is at index k + edits + 1.
  let last = new Int32Array(3);
  for (let edits = 0; edits <= Math.min(before.length + after.length, MOST_EDITS); edits++) {
    const now = new Int32Array(2 * edits + 5);
    for (let k = -edits; k <= edits; k += 2) {
      let x = edits === 0 ? 0 : startOf(last, k, edits);
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) x++;
      now[k + edits + 2] = x;
      if (x >= before.length && x - k >= after.length) return backward(reached, before.length, after.length);
    }
    reached.push(now);
    last = now;
  }
  return undefined;
}

/** Where a diagonal begins after one more edit than `last` has. */
function startOf(last: Int32Array, k: number, edits: number): number {
  const at = (diagonal: number): number => last[diagonal + edits + 1] ?? 0;
  return isAddition(last, k, edits) ? at(k + 1) : at(k - 1) + 1;
}

function isAddition(last: Int32Array, k: number, edits: number): boolean {
  const at = (diagonal: number): number => last[diagonal + edits + 1] ?? 0;
  return k === -edits || (k !== edits && at(k - 1) < at(k + 1));
}

function backward(reached: readonly Int32Array[], length: number, otherLength: number): Step[] {
  const steps: Step[] = [];
  let [x, y] = [length, otherLength];
  for (let edits = reached.length; edits > 0; edits--) {
    const last = reached[edits - 1] ?? new Int32Array(0);
    const k = x - y;
    const isAdded = isAddition(last, k, edits);
    const from = last[(isAdded ? k + 1 : k - 1) + edits + 1] ?? 0;
    const other = from - (isAdded ? k + 1 : k - 1);
    steps.push({ isAdded, before: from, after: other });
    [x, y] = [from, other];
  }
  return steps.reverse();
}

/** Steps that follow each other, as changes. */
function joined(steps: readonly Step[]): LineChange[] {
  const changes: { before: { start: number; end: number }; after: { start: number; end: number } }[] = [];
  for (const { isAdded, before, after } of steps) {
    let last = changes.at(-1);
    if (!last || last.before.end !== before || last.after.end !== after) {
      last = { before: { start: before, end: before }, after: { start: after, end: after } };
      changes.push(last);
    }
    if (isAdded) last.after.end++;
    else last.before.end++;
  }
  return changes;
}

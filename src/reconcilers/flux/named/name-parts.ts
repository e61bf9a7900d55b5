/** The longest name of an object. */
export const MAX_NAME = 253;

/** What a name has after each of its dashes: `b-c` and `c` of `a-b-c`. */
export function endsOf(name: string): string[] {
  return dashesIn(name).map((at) => name.slice(at + 1));
}

/** What a name has before each of its dashes, and the name itself: `a`, `a-b` and `a-b-c` of `a-b-c`. */
export function beginningsOf(name: string): string[] {
  return [...dashesIn(name).map((at) => name.slice(0, at)), name];
}

function dashesIn(name: string): number[] {
  return [...name.slice(0, MAX_NAME).matchAll(/-/g)].map(({ index }) => index);
}

/** The sets of losses, by their digests, that a change was reported to have from a time on, in seconds since 1970. */
export interface AskedSets {
  readonly since: number;
  readonly sets: readonly string[];
}

/** What was reported over time, oldest first. */
export type Asked = readonly AskedSets[];

/** Characters of what a mark holds. What is forgotten must be accepted again. */
const LIMIT = 12_000;

/** The expression that a mark's words match. */
export const ASKED_WORDS = '(?: [0-9]{1,12}=(?:[0-9a-f]{32}(?:,[0-9a-f]{32})*)?)*';

/** The words of a mark, which drops what is oldest. */
export function writeAsked(asked: Asked): string[] {
  const words: string[] = [];
  let room = LIMIT;
  for (const { since, sets } of asked.toReversed()) {
    const word = `${since}=${sets.join()}`;
    room -= word.length + 1;
    if (room < 0) break;
    words.unshift(word);
  }
  return words;
}

/** Reads the words of a mark. */
export function readAsked(words: readonly string[]): Asked {
  return words.map((word) => {
    const [since = '', sets = ''] = word.split('=');
    return { since: Number(since), sets: sets === '' ? [] : sets.split(',') };
  });
}

/** Several memories as one. */
export function merged(all: readonly Asked[]): Asked {
  const bySince = new Map(all.flat().map((one) => [one.since, one]));
  return [...bySince.values()].sort((a, b) => a.since - b.since);
}

/** Whether a change was reported to have a set of losses before something was written: nobody reads within a second. */
export function wasAsked(asked: Asked, set: string, at: number): boolean {
  return asked.findLast(({ since }) => since < at)?.sets.includes(set) ?? false;
}

/** What is to be remembered in addition: nothing where the same was reported last. */
export function newlyAsked(asked: Asked, given: readonly string[], since: number): Asked {
  const sets = [...new Set(given)].sort();
  const last = asked.at(-1)?.sets ?? [];
  return last.join() === sets.join() ? [] : [{ since, sets }];
}

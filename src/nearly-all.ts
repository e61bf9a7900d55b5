/** The least share of everything that counts as nearly all. */
const SHARE = 0.9;

/** Whether so many of all are there that one that is not looks like a mistake: `least` or more, and nine of ten. */
export function areNearlyAll(found: number, all: number, least: number): boolean {
  return found >= least && found >= SHARE * all;
}

import type { Origin } from '../yaml/origin.ts';

/** A finding that a team has accepted, as the baseline names it: no lines, no messages, and no values. */
export interface BaselineEntry {
  readonly rule: string;
  /** The file in which it was found. It is for people: a finding is the same one in a file with another name. */
  readonly file: string;
  /** `Kind namespace/name` of the object; undefined if it is about none. */
  readonly object: string | undefined;
  /** The field of the object, such as `spec.interval`; undefined if it is about none. */
  readonly field: string | undefined;
  /** Hexadecimal digest of rule, object, field and what else tells it from others, never of a secret. */
  readonly fingerprint: string;
  /** How many findings are equal in all of these, at least 1. */
  readonly count: number;
}

/** An entry with its range in the file. */
export interface PlacedEntry {
  readonly entry: BaselineEntry;
  readonly at: Origin;
}

/** How many findings a baseline accepts, by their keys. */
export type EntryCounts = ReadonlyMap<string, number>;

/** What makes a finding the same one as that of an entry. */
export function keyOf({ rule, fingerprint }: Pick<BaselineEntry, 'rule' | 'fingerprint'>): string {
  return `${rule} ${fingerprint}`;
}

/** How many findings some entries accept. */
export function countsOf(entries: Iterable<BaselineEntry>): EntryCounts {
  const counts = new Map<string, number>();
  for (const entry of entries) counts.set(keyOf(entry), (counts.get(keyOf(entry)) ?? 0) + entry.count);
  return counts;
}

/** An entry of which only a part is meant. */
export interface PartOfEntry extends PlacedEntry {
  /** How many of the findings that it accepts, at least 1. */
  readonly part: number;
}

/**
 * The entries that accept more than some counts allow, each with how many that is, in their order.
 *
 * Of several entries for one key, those that `comesFirst` is true of are allowed first.
 */
export function beyond(
  placed: readonly PlacedEntry[],
  allowed: EntryCounts,
  comesFirst: (entry: BaselineEntry) => boolean,
): PartOfEntry[] {
  const left = new Map(allowed);
  const parts = new Map<PlacedEntry, number>();
  for (const one of [...placed].sort((a, b) => Number(comesFirst(b.entry)) - Number(comesFirst(a.entry)))) {
    const key = keyOf(one.entry);
    const room = left.get(key) ?? 0;
    left.set(key, Math.max(0, room - one.entry.count));
    if (one.entry.count > room) parts.set(one, one.entry.count - room);
  }
  return placed.flatMap((one) => {
    const part = parts.get(one);
    return part === undefined ? [] : { ...one, part };
  });
}

import { type BaselineEntry, type EntryCounts, keyOf } from '../baseline/entry.ts';
import { merged } from '../baseline/write.ts';
import type { Change } from '../repository/change.ts';
import { printable } from '../text/printable.ts';
import { untouchedFirst } from './compare.ts';
import type { Finding } from './finding.ts';

/**
 * The findings that a baseline accepts, as many of each key as it says. Of equal ones, those that a change edits are accepted last.
 *
 * `isAcceptable` says whether a baseline can accept a finding at all.
 */
export function inBaseline(
  findings: readonly Finding[],
  counts: EntryCounts,
  { change, isAcceptable }: { readonly change: Change | undefined; readonly isAcceptable: (one: Finding) => boolean },
): ReadonlySet<Finding> {
  const left = new Map(counts);
  const accepted = new Set<Finding>();
  if (left.size === 0) return accepted;
  for (const finding of change ? untouchedFirst(findings, change) : findings) {
    const room = left.get(keyOf(finding)) ?? 0;
    if (room === 0 || !isAcceptable(finding)) continue;
    left.set(keyOf(finding), room - 1);
    accepted.add(finding);
  }
  return accepted;
}

/** The entries of a baseline that accepts some findings, in the order of its file. */
export function entriesOf(findings: Iterable<Finding>): BaselineEntry[] {
  return merged([...findings].map(entryOf));
}

function entryOf({ rule, location, object, field, fingerprint }: Finding): BaselineEntry {
  return {
    rule,
    file: printable(location.path),
    object: object
      ? printable(`${object.kind} ${object.namespace === '' ? '' : `${object.namespace}/`}${object.name}`)
      : undefined,
    field: field === undefined ? undefined : printable(field),
    fingerprint,
    count: 1,
  };
}

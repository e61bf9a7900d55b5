import type { Change } from '../repository/change.ts';
import { rankOf } from '../severity.ts';
import type { Finding } from './finding.ts';

/** Which findings of the head count: those new since the base, those on lines of the change, or all. */
export const SCOPES = ['new', 'changed', 'all'] as const;

export type Scope = (typeof SCOPES)[number];

/** The findings of the head that count in a scope. All if there is no change. */
export function inScope<F extends Finding>(
  head: readonly F[],
  scope: Scope,
  base: readonly F[] | undefined,
  change: Change | undefined,
): readonly F[] {
  if (scope === 'all' || !change) return head;
  if (scope === 'changed') return head.filter((finding) => finding.isEdited ?? isOnChange(finding, change));
  const isNew = new Set(newSince(base ?? [], head, change));
  return head.filter((finding) => finding.isEdited ?? isNew.has(finding));
}

/**
 * The findings of the head that the base does not have.
 *
 * If both have a fingerprint several times, as many findings as the base has are old: first those that the change does not edit.
 * A finding about secrets is old if the base reports the same secrets, even if it says something else. What no cluster reached in
 * the base is new once one does: the change deploys the defect.
 */
export function newSince<F extends Finding>(base: readonly F[], head: readonly F[], change: Change): F[] {
  const [unreached, old] = [new Map<string, number>(), new Map<string, number>()];
  for (const one of base) add(one.isUnreached ? unreached : old, one.fingerprint, 1);
  const secrets = gravest(base);
  const kept = new Set<F>();
  for (const finding of reachedFirst(untouchedFirst(head, change))) {
    if (finding.secrets) {
      const rank = rankOf(finding.severity);
      if (!finding.secrets.every((mark) => (secrets.get(mark) ?? 0) >= rank)) kept.add(finding);
      continue;
    }
    const counts = finding.isUnreached && unreached.has(finding.fingerprint) ? unreached : old;
    if ((counts.get(finding.fingerprint) ?? 0) === 0) kept.add(finding);
    else add(counts, finding.fingerprint, -1);
  }
  return head.filter((finding) => kept.has(finding));
}

/** The findings about what no cluster reached in the base, and one does in the head. */
export function newlyReached(base: readonly Finding[], head: readonly Finding[], change: Change): Finding[] {
  const unreached = new Set(base.filter((one) => one.isUnreached).map(({ fingerprint }) => fingerprint));
  return newSince(base, head, change).filter((one) => !one.isUnreached && unreached.has(one.fingerprint));
}

/** Adds to the count of a key; one that is 0 is left out. */
function add(counts: Map<string, number>, key: string, more: number): void {
  const count = (counts.get(key) ?? 0) + more;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}

/** Findings, those about what no cluster reaches last: they may be what a cluster reached in the base. */
function reachedFirst<F extends Finding>(findings: readonly F[]): F[] {
  return [...findings].sort((a, b) => Number(a.isUnreached === true) - Number(b.isUnreached === true));
}

/** Findings, those that a change edits last: of equal ones, the others are the old ones. */
export function untouchedFirst<F extends Finding>(findings: readonly F[], change: Change): F[] {
  return [...findings].sort((a, b) => Number(isOnChange(a, change)) - Number(isOnChange(b, change)));
}

/** The severity of the findings about each secret. */
function gravest(findings: readonly Finding[]): Map<string, number> {
  const ranks = new Map<string, number>();
  for (const { secrets = [], severity } of findings)
    for (const mark of secrets) ranks.set(mark, Math.max(ranks.get(mark) ?? 0, rankOf(severity)));
  return ranks;
}

/** Whether a finding, a related place or the line that is to blame is on a line that the change adds, edits or deletes. */
export function isOnChange({ location, related, blame }: Finding, change: Change): boolean {
  if (blame || location.side) return true;
  return [location, ...related.map((place) => place.location)].some(({ path, start, end }) =>
    (change.files.get(path)?.added ?? []).some(({ first, last }) => first <= end.line && start.line <= last),
  );
}

/** Whether a finding is in one of these files, or on a line of them that is to blame. */
export function isAbout({ location, blame }: Finding, paths: ReadonlySet<string>): boolean {
  return paths.has(location.path) || (blame !== null && paths.has(blame.location.path));
}

/** Findings in the order of reports: path, line, column, rule, message. */
export function sortFindings<F extends Finding>(findings: readonly F[]): F[] {
  return [...findings].sort(
    (a, b) =>
      compareText(a.location.path, b.location.path) ||
      a.location.start.line - b.location.start.line ||
      a.location.start.column - b.location.start.column ||
      compareText(a.rule, b.rule) ||
      compareText(a.message, b.message),
  );
}

/** One finding for each fingerprint and place; the builds of equal ones are merged. */
export function mergeEqual(findings: readonly Finding[]): Finding[] {
  const merged = new Map<string, { finding: Finding; builds?: Set<string> }>();
  for (const finding of findings) {
    const { path, start } = finding.location;
    const key = `${finding.fingerprint}\0${path}\0${start.line}:${start.column}`;
    const first = merged.get(key);
    if (!first) {
      merged.set(key, { finding });
      continue;
    }
    first.builds ??= new Set(first.finding.builds);
    for (const build of finding.builds) first.builds.add(build);
    if (finding.isEdited) first.finding = { ...first.finding, isEdited: true };
  }
  return [...merged.values()].map(({ finding, builds }) =>
    builds ? { ...finding, builds: [...builds].sort(compareText) } : finding,
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

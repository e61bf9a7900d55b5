import type { Finding } from '../findings/finding.ts';
import { groupBy } from '../grouping.ts';
import { type Candidate, type ReportedPlace, reportedPlaces } from './candidate.ts';

/** What repairs did, by the findings before and after. */
export interface Verdict {
  /** Repairs whose findings are still reported. */
  readonly unsolved: ReadonlySet<Candidate>;
  /** What is reported after, and was not before. */
  readonly brought: readonly ReportedPlace[];
}

/** Compares the findings before and after repairs were made. */
export function verdictOn(
  candidates: readonly Candidate[],
  before: readonly Finding[],
  after: readonly Finding[],
): Verdict {
  const [old, now] = [reportedPlaces(before), reportedPlaces(after)];
  const repaired = candidates.flatMap(({ places }) => places);
  const left = (key: (place: ReportedPlace) => string): ((name: string) => number) => {
    const counts = countBy(old, key);
    const gone = countBy(repaired, key);
    return (name) => (counts.get(name) ?? 0) - (gone.get(name) ?? 0);
  };
  const byMark = countBy(now, markOf);
  const marksLeft = left(markOf);
  const unsolved = candidates.filter(({ places }) =>
    places.some((place) => (byMark.get(markOf(place)) ?? 0) > Math.max(0, marksLeft(markOf(place)))),
  );
  return { unsolved: new Set(unsolved), brought: newIn(now, old, left(subjectOf)) };
}

/** The places whose like was not reported. A message may change with what it lists, so what counts is how many a subject has. */
function newIn(
  now: readonly ReportedPlace[],
  old: readonly ReportedPlace[],
  allowed: (subject: string) => number,
): ReportedPlace[] {
  const known = new Set(old.flatMap((place) => [markOf(place), sentenceOf(place)]));
  return [...groupBy(now, subjectOf)].flatMap(([subject, places]) =>
    places.length > allowed(subject)
      ? places.filter((place) => !known.has(markOf(place)) && !known.has(sentenceOf(place)))
      : [],
  );
}

function countBy<T>(items: readonly T[], key: (item: T) => string): Map<string, number> {
  return new Map([...groupBy(items, key)].map(([name, group]) => [name, group.length]));
}

function markOf({ fingerprint }: ReportedPlace): string {
  return fingerprint;
}

function sentenceOf({ rule, location, message }: ReportedPlace): string {
  return JSON.stringify([rule, location.path, message]);
}

function subjectOf({ rule, location, object }: ReportedPlace): string {
  return JSON.stringify([rule, location.path, object && [object.kind, object.namespace, object.name]]);
}

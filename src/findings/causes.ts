import { createHash } from 'node:crypto';
import { groupBy } from '../grouping.ts';
import { mostSerious } from '../severity.ts';
import { inWordsOfBlame } from './blamed.ts';
import { sortFindings } from './compare.ts';
import type { Finding, FindingPlace } from './finding.ts';

/**
 * One finding for each cause, at its most serious place, with the list of its places.
 *
 * What is new since the base is decided before: so a new place of an old cause is a finding, with the new places alone.
 */
export function byCause<F extends Finding>(findings: readonly F[]): readonly F[] {
  const groups = groupBy(findings, ({ cause }) => cause);
  const isMerged = groups.size < findings.length;
  const found = isMerged ? sortFindings([...groups.values()].flatMap((group) => merged(group))) : findings;
  return found.map(inWordsOfBlame);
}

/** Findings of one cause as one: the first of the most serious ones, with the places of all. */
function merged<F extends Finding>(findings: readonly F[]): F[] {
  const sorted = sortFindings(findings);
  const most = mostSerious(sorted.map(({ severity }) => severity));
  const first = sorted.find(({ severity }) => severity === most);
  if (!first || sorted.length === 1) return sorted;
  const others = sorted.filter((finding) => finding !== first);
  const secrets = sorted.flatMap((finding) => finding.secrets ?? []);
  const losses = sorted.flatMap((finding) => finding.losses);
  return [
    {
      ...first,
      places: [first, ...others].map(toPlace),
      fingerprint: digestOf(sorted),
      ...(secrets.length > 0 && { secrets }),
      losses,
    },
  ];
}

function toPlace({ severity, message, location, object, builds, related, fix, fingerprint }: Finding): FindingPlace {
  return { severity, message, location, object, builds, related, fix, fingerprint };
}

/** A digest of the places, whatever their order. */
function digestOf(findings: readonly Finding[]): string {
  const digest = createHash('sha256');
  for (const fingerprint of findings.map((finding) => finding.fingerprint).sort()) digest.update(fingerprint);
  return digest.digest('hex').slice(0, 32);
}

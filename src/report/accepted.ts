import { acceptanceLine, acceptanceTrailer } from '../acceptance/words.ts';
import type { AcceptedBy, AcceptedFinding, Finding } from '../findings/finding.ts';
import { firstFew } from '../text/words.ts';

/** Names of losses that a report lists of one person. */
const NAMES = 10;

/** Who accepted a finding, and when: `production/web by @alice on 2026-11-29`. `write` puts names. */
export function acceptedWords({ accepted }: AcceptedFinding, write: (name: string) => string): string {
  const words = ({ names, by, on }: AcceptedBy): string => `${firstFew(names, write, NAMES)} by ${write(by)} on ${on}`;
  return accepted.map(words).join('; ');
}

/** The line by which a person accepts a finding in a comment; undefined if no one can. */
export function lineToAccept({ rule, acceptance }: Finding): string | undefined {
  return acceptance ? acceptanceLine({ rule, ...acceptance }) : undefined;
}

/** The same as a trailer of a commit, where there is no one to write a comment to. No commit proves who wrote it. */
export function trailerToAccept({ rule, acceptance, approvers }: Finding): string | undefined {
  return acceptance && !approvers ? acceptanceTrailer({ rule, ...acceptance }) : undefined;
}

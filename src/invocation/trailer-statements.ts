import type { Statement } from '../acceptance/statement.ts';
import { acceptedBy, TRAILER } from '../acceptance/words.ts';
import type { Acknowledgement } from '../policy/acknowledge.ts';
import { type CommitRange, resolveCommit } from '../repository/revision.ts';
import { readTrailers } from '../repository/trailers.ts';

/** Whether there is a host whose people accept findings, so that trailers count only if the policy says so. */
export interface TrailerOptions {
  readonly isHosted: boolean;
}

/**
 * What the trailers of the commits of a change accept, oldest first. A trailer without a digest counts only in the last commit: what
 * comes after it may take away more.
 */
export function trailerStatements(
  folder: string,
  range: CommitRange,
  { trailers, by }: Acknowledgement,
  { isHosted }: TrailerOptions,
): Statement[] {
  if (!(trailers ?? !isHosted)) return [];
  const last = resolveCommit(folder, range.head ?? 'HEAD');
  // Anyone can write any name into a commit.
  const unproven = 'and a commit does not prove who wrote it';
  const why = by && `the policy file names who can accept, ${unproven}`;
  return readTrailers(folder, range, TRAILER)
    .reverse()
    .map(({ commit, author, at, values }) => ({
      names: values.flatMap(acceptedBy),
      by: `${author} (${commit.slice(0, 7)})`,
      ...{ at, url: null },
      covers: () => commit === last,
      outdated: 'It is not in the last commit, so it needs the digest of the losses',
      whyNot: async (approvers) => (approvers ? `only code owners can accept it, ${unproven}` : why),
    }));
}

import type { Approval } from '../../acceptance/statement.ts';
import type { Approvers } from '../../findings/finding.ts';
import { reasonOf } from '../../text/reason.ts';
import type { Client } from './client.ts';
import { type ComparedCommits, FileVersions } from './file-versions.ts';
import type { People } from './people.ts';
import type { WrittenReview, WrittenTexts } from './written-texts.ts';

/** What is checked, and where. */
interface ApprovalsInput {
  /** Undefined if it is what became of the pull request in a merge queue or on the branch. */
  readonly compared: ComparedCommits | undefined;
  /** The checked folder inside the repository. */
  readonly prefix: string;
}

/** An approving review, with its author. */
interface Approving {
  readonly login: string;
  readonly at: string;
  readonly commit: string;
  readonly url: string;
}

/** The states of a review that replace what the same person said before. A comment does not. */
const OPINIONS = new Set(['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED']);

/**
 * The approving reviews of a pull request that are in force, one of a person. As on GitHub, a later request for changes takes an
 * approval back, and a dismissal does.
 *
 * An approval of an older commit counts for a file that is still the same, compared with the same.
 */
export function approvalsIn(
  client: Client,
  { commits, reviews }: WrittenTexts,
  people: People,
  { compared, prefix }: ApprovalsInput,
): Approval[] {
  const versions = new FileVersions(client, prefix);
  const { headRefOid, baseRefOid, timelineItems } = commits;
  const rebasedAt = Math.max(...timelineItems.nodes.map(({ createdAt }) => Date.parse(createdAt)), 0);
  const isOfPresent = async ({ commit }: Approving, path: string): Promise<boolean> => {
    if (commit === (compared?.head ?? headRefOid)) return true;
    const present = compared ?? (await versions.since(baseRefOid, headRefOid));
    return versions.areSame(path, await versions.since(baseRefOid, commit), present);
  };
  const whyNot = async (review: Approving, { owners, path }: Approvers): Promise<string | undefined> => {
    const why = await people.whyNot(review.login, owners);
    if (why !== undefined) return why;
    if (Date.parse(review.at) <= rebasedAt) return 'it was written before the base of the pull request changed';
    try {
      return (await isOfPresent(review, path)) ? undefined : 'it is for another version of the file';
    } catch (error) {
      return `GitHub does not say what it is for (${reasonOf(error)})`;
    }
  };
  return inForce(reviews).map((review) => {
    const { login, at, url } = review;
    return { by: `@${login}`, at, url, whyNot: (approvers) => whyNot(review, approvers) };
  });
}

function inForce(reviews: readonly WrittenReview[]): Approving[] {
  const last = new Map<string, WrittenReview>();
  const timed = reviews.filter(({ state, submittedAt }) => OPINIONS.has(state) && submittedAt !== null);
  for (const review of timed.sort((a, b) => Date.parse(a.submittedAt ?? '') - Date.parse(b.submittedAt ?? '')))
    if (review.author?.__typename === 'User' && !review.viewerDidAuthor) last.set(review.author.login, review);
  return [...last].flatMap(([login, { state, submittedAt, commit, url }]) =>
    state === 'APPROVED' && submittedAt !== null && commit ? { login, at: submittedAt, commit: commit.oid, url } : [],
  );
}

import type { Problem } from '../../src/findings/problem.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { firstFew, quoted } from '../../src/text/words.ts';

/** Who can approve that a baseline grows, and what happens until then. */
export interface Approval extends Pick<Problem, 'message' | 'severity'> {
  readonly approvers?: Problem['approvers'] | undefined;
}

/** Decides by the policy and CODEOWNERS of the base who can approve that its baseline grows. */
export function approvalOf({ base, policy }: Revision): Approval {
  const { path, growth } = policy.baseline;
  if (growth === 'allowed') return { message: 'What it adds no longer counts.', severity: 'notice' };
  if (growth === 'never')
    return {
      message:
        'What it adds still counts, because `baseline.growth` in the policy file is `never`. Fix it instead, and delete what it adds.',
    };
  const owners = ownersOf(path, base);
  const people = owners.filter((owner) => owner.startsWith('@'));
  if (people.length > 0)
    return {
      message: `What it adds still counts until a code owner of the file approves the pull request or accepts this finding: ${firstFew(people, quoted)}. Fix it instead, or ask a code owner and then run the check again.`,
      approvers: { owners: people, path },
    };
  const why =
    owners.length > 0
      ? `the code owners of ${quoted(path)} are mail addresses, which cannot be compared with the author of a comment`
      : `CODEOWNERS of the base does not have an owner for ${quoted(path)}`;
  return {
    message: `What it adds still counts, and no one can accept it, because ${why}. Fix it instead. To change who can accept it, add an owner such as \`@org/team\`, or set \`baseline.growth\` in the policy file, in another pull request.`,
  };
}

function ownersOf(path: string, base: Revision | undefined): readonly string[] {
  const ownership = base?.codeowners?.ownersOf(path);
  return ownership === undefined || ownership === 'unmatched' ? [] : ownership.owners;
}

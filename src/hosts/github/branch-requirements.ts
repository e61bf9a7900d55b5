import { CODEOWNERS_PATHS } from '../../repository/codeowners/codeowners.ts';
import type { Tree } from '../../repository/tree.ts';
import type { BranchRequirements, TargetBranch } from '../../revision/branch-requirements.ts';
import type { Client, Octokit } from './client.ts';
import { field } from './payload.ts';

/** Which branch is asked about. */
export interface BranchQuestion {
  /** The branch that a change is for, or undefined if the event does not say. */
  readonly branch: TargetBranch | undefined;
  /** The checked folder inside the repository. */
  readonly prefix: string;
  /** The files of that folder. */
  readonly tree: Tree;
}

type Rule = Awaited<ReturnType<Octokit['rest']['repos']['getBranchRules']>>['data'][number];
type Branch = Awaited<ReturnType<Octokit['rest']['repos']['getBranch']>>['data'];

/**
 * What GitHub requires of changes to a branch: by the rules that are active for it, which every token can read, and by the classic
 * protection, of which only administrators can read more than the checks. Undefined without a client or an answer, and if no file
 * of the tree depends on it.
 */
export async function readBranchRequirements(
  client: Client | undefined,
  { branch, prefix, tree }: BranchQuestion,
): Promise<BranchRequirements | undefined> {
  if (!client || !branch || prefix !== '' || !isGuarded(tree)) return undefined;
  const { octokit, owner, repo } = client;
  const named = { owner, repo, branch: branch.name };
  try {
    const [rules, { data }] = await Promise.all([
      octokit.paginate(octokit.rest.repos.getBranchRules, { ...named, per_page: 100 }),
      octokit.rest.repos.getBranch(named),
    ]);
    return { branch, ...reviewsIn(rules, data), checks: checksIn(rules, data) };
  } catch {
    // What GitHub does not say is not known, and nothing else depends on it.
    return undefined;
  }
}

/** Whether a tree has what guards a branch: owners or workflows. */
function isGuarded(tree: Tree): boolean {
  return CODEOWNERS_PATHS.some((path) => tree.file(path)) || tree.isDirectory('.github/workflows');
}

function reviewsIn(rules: readonly Rule[], branch: Branch): Pick<BranchRequirements, 'review' | 'ownerReview'> {
  // What a classic protection requires of reviews is not shown.
  const otherwise = isClassic(branch) ? undefined : false;
  const stated = rules.flatMap((rule) => (rule.type === 'pull_request' ? (rule.parameters ?? []) : []));
  const isReviewed = stated.some((parameters) => {
    const reviewers = field(parameters, 'required_reviewers');
    return parameters.required_approving_review_count > 0 || (Array.isArray(reviewers) && reviewers.length > 0);
  });
  const isOwned = stated.some(({ require_code_owner_review: isRequired }) => isRequired);
  return { review: isReviewed || isOwned || otherwise, ownerReview: isOwned || otherwise };
}

function checksIn(rules: readonly Rule[], branch: Branch): readonly string[] | undefined {
  const { required_status_checks: classic } = branch.protection;
  // A required workflow is a check, too, and its jobs are in another repository.
  if (rules.some(({ type }) => type === 'workflows') || (isClassic(branch) && !classic)) return undefined;
  const stated = rules.flatMap((rule) =>
    rule.type === 'required_status_checks' ? (rule.parameters?.required_status_checks ?? []) : [],
  );
  return [...stated.map(({ context }) => context), ...(isClassic(branch) ? (classic?.contexts ?? []) : [])];
}

/** Whether a branch may have a classic protection rule. */
function isClassic({ protected: isProtected, protection }: Branch): boolean {
  return isProtected && protection.enabled !== false;
}

import type { Problem } from '../../src/findings/problem.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { BranchRequirements } from '../../src/revision/branch-requirements.ts';
import { gateJobs } from '../../src/revision/gate-jobs.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { quoted } from '../../src/text/words.ts';
import { Origin } from '../../src/yaml/origin.ts';
import { isDeployed } from './deployed.ts';

export default defineRule({
  id: 'unprotected-branch',
  description:
    'GitHub merges into the deployed branch without the review by code owners or the check that the repository has.',
  theme: 'practices',
  severity: 'notice',
  on: 'tree',

  *check(revision) {
    const { branchRequirements: required } = revision;
    if (!required || !isDeployed(required.branch, revision)) return;
    yield* withoutOwners(required, revision);
    yield* withoutCheck(required, revision);
  },
});

/** Owners of whom no review is required. One person alone cannot approve their own changes. */
function* withoutOwners(
  { branch, review, ownerReview }: BranchRequirements,
  { codeowners }: Revision,
): Iterable<Problem> {
  if (!codeowners || codeowners.isAbove || ownerReview !== false) return;
  const lines = codeowners.lines.filter(({ fault, owners }) => !fault && owners.length > 0);
  const owners = new Set(lines.flatMap((line) => line.owners.map(({ text }) => text)));
  const [first] = lines;
  const [only = ''] = owners;
  if (!first || (owners.size === 1 && !only.includes('/'))) return;
  const what = review === false ? 'any review' : 'a review by a code owner';
  const { start, end } = first.pattern;
  yield {
    at: new Origin(codeowners.file, start, start, start, end),
    message: `Branch ${quoted(branch.name)} does not require ${what}, so changes can be merged and deployed without the owners in this file. Select *Require review from Code Owners* in a ruleset for the branch.`,
    values: ['owners', branch.name],
  };
}

/** Jobs of this gate that do not have to pass. */
function* withoutCheck({ branch, checks }: BranchRequirements, { manifests }: Revision): Iterable<Problem> {
  if (!checks || checks.some((check) => /gitops-gate/i.test(check))) return;
  for (const { place, name, fileJobs } of gateJobs(manifests)) {
    // A job that waits for others may be required in their place, and a job of a matrix has more in its name.
    if (checks.some((check) => fileJobs.some((job) => check.includes(job)))) continue;
    yield {
      at: place.key,
      message: `Branch ${quoted(branch.name)} does not require the check ${quoted(name)}, so changes can be merged and deployed although it fails. Add it to *Require status checks to pass* in a ruleset for the branch.`,
      values: ['check', branch.name],
    };
  }
}

import { SchemaLocations } from '../kubernetes/schema/located.ts';
import type { PolicyMistake } from '../policy/mistakes.ts';
import { DEFAULT_POLICY, type Policy } from '../policy/policy.ts';
import { type DeclaredSources, NO_SOURCES } from '../policy/sources.ts';
import type { Change } from '../repository/change.ts';
import type { BranchRequirements } from './branch-requirements.ts';

/** What the code host says of a repository that its files do not; nothing of it is known without a host. */
export interface HostAnswers {
  /** Owners in CODEOWNERS that do not exist or cannot write, such as `@org/team`. */
  readonly unknownOwners?: ReadonlySet<string> | undefined;
  /** What is required of changes to the branch that the change is for. */
  readonly branchRequirements?: BranchRequirements | undefined;
}

/** What is known besides the files of a revision. The base and the head of a change share it. */
export interface RevisionOptions extends HostAnswers {
  readonly policy: Policy;
  /** What makes the policy file of the head unusable, where another policy is in force. */
  readonly policyMistakes: readonly PolicyMistake[];
  /** What the pull request changes, or undefined if no base is known. */
  readonly change: Change | undefined;
  /** Whether the base is known as a whole, so that what the two revisions deploy can be compared. */
  readonly isBaseWhole: boolean;
  /** Whether the change is merged, so that the head decides which findings are accepted; the base does until then. */
  readonly isMerged?: boolean;
  /** The day of the run, `YYYY-MM-DD`. */
  readonly today: string;
  /** URLs of the repository that the trees belong to. */
  readonly repositories: readonly string[];
  /** What the `sources` of the policy file provide. */
  readonly sources: DeclaredSources;
  /** Where schemas are looked up besides the bundled ones. */
  readonly locations: SchemaLocations;
  /** The ids of all rules. */
  readonly ruleIds: readonly string[];
}

/** What is known if nothing but the files is: the default policy, no change, no other repository. */
export const FILES_ALONE: RevisionOptions = {
  policy: DEFAULT_POLICY,
  policyMistakes: [],
  change: undefined,
  isBaseWhole: false,
  today: '',
  repositories: [],
  sources: NO_SOURCES,
  locations: new SchemaLocations([], undefined),
  ruleIds: [],
};

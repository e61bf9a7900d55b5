/** A branch of a code host. */
export interface TargetBranch {
  readonly name: string;
  readonly isDefault: boolean;
}

/** What a code host requires of a change before it can be merged into a branch; undefined if the host does not say. */
export interface BranchRequirements {
  readonly branch: TargetBranch;
  /** Whether anyone must approve it. */
  readonly review: boolean | undefined;
  /** Whether an owner in CODEOWNERS must approve it. */
  readonly ownerReview: boolean | undefined;
  /** The names of the checks that must pass. */
  readonly checks: readonly string[] | undefined;
}

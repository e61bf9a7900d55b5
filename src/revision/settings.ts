import type { Policy } from '../policy/policy.ts';
import type { Externals } from '../reconcilers/externals.ts';
import type { Change } from '../repository/change.ts';
import type { Checkouts } from '../repository/checkouts.ts';
import type { BranchRequirements } from './branch-requirements.ts';
import type { RevisionOptions } from './options.ts';

/** What a revision is read with: the policy, and what is known from outside its tree. */
export class RevisionSettings {
  readonly options: RevisionOptions;

  constructor(options: RevisionOptions) {
    this.options = options;
  }

  get policy(): Policy {
    return this.options.policy;
  }

  /** What the policy says that comes from elsewhere. */
  get externals(): Externals {
    return this.policy.externals;
  }

  get change(): Change | undefined {
    return this.options.change;
  }

  get ruleIds(): readonly string[] {
    return this.options.ruleIds;
  }

  get unknownOwners(): ReadonlySet<string> {
    return this.options.unknownOwners ?? new Set();
  }

  get branchRequirements(): BranchRequirements | undefined {
    return this.options.branchRequirements;
  }

  get today(): string {
    return this.options.today;
  }

  /** Other repositories that are known: what is in them may be deployed, and is not checked. */
  get checkouts(): Checkouts {
    return this.options.sources.checkouts;
  }
}

import type { Approvers } from '../findings/finding.ts';
import type { Acknowledgement } from '../policy/acknowledge.ts';
import type { AcceptedName } from './words.ts';

/** Who has said something about a change. */
interface Said {
  /** `@login`, or the author of a commit. */
  readonly by: string;
  /** When it was written, in ISO 8601. */
  readonly at: string;
  readonly url: string | null;
}

/** What a person has written to accept losses: a comment, the description of a change, or a trailer of a commit. */
export interface Statement extends Said {
  readonly names: readonly AcceptedName[];
  /** Whether it is about a set of losses, given by its digest, where it does not say so itself. */
  readonly covers: (digest: string) => boolean;
  /** Why a statement that is not about the present set of losses is not. */
  readonly outdated: string;
  /**
   * Why this person cannot accept losses, after the name; undefined if they can. `approvers` are those who alone can, such as
   * `@org/team`; undefined where that is as the policy says.
   */
  readonly whyNot: (approvers: readonly string[] | undefined) => Promise<string | undefined>;
}

/** A review that approves a whole change, with all that only the person who wrote it can accept. */
export interface Approval extends Said {
  /** Why it does not count for a file, after "it does not count because"; undefined if it does. */
  readonly whyNot: (approvers: Approvers) => Promise<string | undefined>;
}

/** Reads what people have written about a change, oldest first. Throws if it cannot be read. */
export type ReadStatements = (policy: Acknowledgement) => Promise<readonly (Statement | Approval)[]>;

/** Statements that are read once, however often they are asked for. */
export function rememberedStatements(read: ReadStatements): ReadStatements {
  let remembered: ReturnType<ReadStatements> | undefined;
  return (policy) => {
    remembered ??= read(policy);
    return remembered;
  };
}

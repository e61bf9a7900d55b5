import type { ReadStatements } from './acceptance/statement.ts';
import type { Scope } from './findings/compare.ts';
import type { Imported } from './imported/imported.ts';
import type { FetchSchema } from './kubernetes/schema/online/fetch.ts';
import type { PolicyMistake } from './policy/mistakes.ts';
import type { Policy } from './policy/policy.ts';
import type { DeclaredSources } from './policy/sources.ts';
import type { Change } from './repository/change.ts';
import type { Tree } from './repository/tree.ts';
import type { HostAnswers } from './revision/options.ts';
import type { FailOn } from './severity.ts';

/** Two revisions of a repository and what is asked of them. */
export interface CheckInput extends HostAnswers {
  readonly head: Tree;
  /** The merge base with the changes since, or undefined if the head is checked alone. `whole` is false if the tree is incomplete. */
  readonly base: { readonly tree: Tree; readonly change: Change; readonly whole?: boolean } | undefined;
  readonly policy: Policy;
  /** What makes the policy file of the head unusable, where another policy is in force. */
  readonly policyMistakes?: readonly PolicyMistake[];
  readonly scope: Scope;
  /** Paths of the files whose findings count, where not all do. The whole head is checked to know them. */
  readonly only?: ReadonlySet<string> | undefined;
  readonly failOn: FailOn;
  /** Whether the change is merged, so that the head's own baseline decides. */
  readonly isMerged?: boolean;
  /** The day of the run, `YYYY-MM-DD`. */
  readonly today: string;
  /** URLs of the repository of the trees, in any form. If none is known, the tree itself must show it. */
  readonly repositories?: readonly string[];
  /** What the policy's sources hand out; nothing of them is known without. */
  readonly sources?: DeclaredSources;
  /** Asks addresses for schemas; without it none is asked. */
  readonly fetchSchema?: FetchSchema | undefined;
  /** Reads what people have written to accept findings. */
  readonly statements?: ReadStatements | undefined;
  /** What other tools say of the two revisions. */
  readonly imported?: Imported | undefined;
  /** Told what is being done now; for long runs at a terminal. */
  readonly progress?: (stage: string) => void;
}

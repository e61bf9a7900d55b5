import type { KubernetesObject } from '../kubernetes/object.ts';

/**
 * The status of a directory: `deployed`, or assumed to be, where the tree does not say what is deployed; `unreached` where
 * reconcilers apply other paths; `template` where it is a model for overlays to come.
 */
export type DirectoryStatus = 'deployed' | 'unreached' | 'template';

/** The answer to whether a directory is deployed from this tree, and what it was made from. */
export interface DirectoryAnswer {
  readonly status: DirectoryStatus;
  /** The objects whose path leads to the directory; empty where none does, or where the status is assumed. */
  readonly by: readonly KubernetesObject[];
  /** Whether the tree says what is deployed. Else `deployed` is an assumption. */
  readonly isKnown: boolean;
  readonly evidence: Evidence;
}

/** What an answer was made from: while these stay the same in another revision, so does the answer. */
export interface Evidence {
  /** The files that name what is deployed. */
  readonly files: ReadonlySet<string>;
  /** Files whose absence counts: kustomization files on the way that would cut a directory off. */
  readonly misses: ReadonlySet<string>;
  /** Directories whose existence counts. */
  readonly directories: ReadonlySet<string>;
}

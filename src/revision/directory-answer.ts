import type { KubernetesObject } from '../kubernetes/object.ts';

/**
 * The standing of an object, a file or a directory: `deployed` by a cluster, or assumed to be, where the tree does not show what is
 * deployed; `unreached` where clusters apply other paths, so that it may be deployed later or completed elsewhere; `off` where the
 * tree says that it is switched off: commented out, an archive, an example, a template.
 */
export type Standing = (typeof STANDINGS)[number];

/** The standings, best first. */
const STANDINGS = ['deployed', 'unreached', 'off'] as const;

/** The best of some standings, since what one build deploys is deployed, whatever others do; `unreached` if there are none. */
export function bestOf(standings: readonly Standing[]): Standing {
  return STANDINGS.find((standing) => standings.includes(standing)) ?? 'unreached';
}

/** The answer to whether a directory is deployed from this tree, and what it was made from. */
export interface DirectoryAnswer {
  readonly status: Standing;
  /** The objects whose path leads to the directory; empty where none does, or where the status is assumed. */
  readonly by: readonly KubernetesObject[];
  /** The objects whose path leads to the directory, but that nothing applies. */
  readonly idle: readonly KubernetesObject[];
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

import type { KubernetesObject } from '../../../kubernetes/object.ts';
import type { Checkout } from '../../../repository/checkouts.ts';
import type { Artifact } from './artifact.ts';
import type { CopiedDirectory } from './copied.ts';

/** Files of this tree for a path of a source, or why they are not known. */
export type ResolvedSource = FoundSource | UnresolvedSource;

/** Why the files of a source are not known; `isElsewhere` if they are those of another repository. */
export interface UnresolvedSource {
  readonly unknown: string;
  readonly isElsewhere?: boolean;
}

/** Files of this tree; not certain if the root of the artifact is only inferred. */
export interface FoundSource {
  readonly artifact: Artifact;
  readonly directory: string;
  readonly isCertain: boolean;
  /** Whether what is there does not get into what the source hands out. */
  readonly isLeftOut?: boolean;
  /** What of this tree a generated artifact contains, and where; undefined for sources that contain it at its own paths. */
  readonly copies?: readonly CopiedDirectory[];
}

/** What is known of where this tree is published. */
export interface Publication {
  /** Repositories that this tree is a checkout of, without scheme. */
  readonly repositories: ReadonlySet<string>;
  /** Sources that hand out a directory of this tree, by url without scheme. */
  readonly roots: ReadonlyMap<string, PublishedRoot>;
}

/** Where nothing is known of it. */
export const NOWHERE: Publication = { repositories: new Set(), roots: new Map() };

/** A directory that is published as a whole: an OCI artifact, a bucket, another checkout inside of this one. */
export interface PublishedRoot {
  readonly directory: string;
  /** Whether the policy file says so; else it is the directory below which the cluster's path was found. */
  readonly isStated: boolean;
  /** The other repository whose files they are; this tree if there is none. */
  readonly checkout?: Checkout;
}

/** Finds the source of a kind, namespace and name in a cluster. */
export type FindSource = (kind: string, namespace: string, name: string) => KubernetesObject | undefined;

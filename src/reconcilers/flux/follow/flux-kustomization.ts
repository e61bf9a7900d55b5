import type { KubernetesObject } from '../../../kubernetes/object.ts';
import type { Build } from '../../../kustomize/built.ts';
import type { BuildProblem } from '../../../kustomize/failure.ts';
import type { Origin } from '../../../yaml/origin.ts';
import type { Applier } from '../../deployed.ts';
import type { MayBring } from '../../may-bring.ts';
import type { VariableUse } from '../../reconciler.ts';
import type { Artifact } from '../source/artifact.ts';
import type { CopiedDirectory } from '../source/copied.ts';
import type { Variables } from '../substitute/variables.ts';

/** An answer that may remain open: yes, no, or unknown. */
export type Answer = 'yes' | 'no' | 'unknown';

/** Where a Kustomization takes its files from. */
export interface KustomizationPath {
  /** `spec.path` in the cluster. Empty if it is not set. */
  readonly value: string;
  /** The directory of this tree that it means. */
  readonly directory: string;
  readonly exists: boolean;
  /** Whether the root of the artifact is defined. If not, it is the directory that contains the cluster's own path. */
  readonly isCertain: boolean;
  readonly artifact: Artifact;
  /** What of this tree a generated artifact contains, and where; undefined for sources that contain it at its own paths. */
  readonly copies?: readonly CopiedDirectory[];
}

/** Why something is unknown. */
export interface UnknownReason {
  readonly kind: 'source' | 'path' | 'variable' | 'build' | 'remote' | 'resource-set' | 'cluster';
  /** A sentence for people. */
  readonly reason: string;
  readonly origin: Origin | undefined;
  /** What it may bring to the cluster. */
  readonly brings: readonly MayBring[];
}

/** Why a Kustomization fails before it applies anything. */
export interface KustomizationFailure {
  readonly kind: 'path' | 'build' | 'syntax' | 'not-yaml' | 'variable-name' | 'limit';
  /** In the controller's words. */
  readonly cause: string;
  readonly message: string;
  readonly origin: Origin | undefined;
  /** What does not build, if it is that. */
  readonly problem?: BuildProblem;
}

/** A Flux Kustomization of a cluster and what it builds. */
export interface FluxKustomization extends Applier {
  /** The Kustomization as the cluster gets it. */
  readonly object: KubernetesObject;
  /** The Kustomization whose build contains it; undefined for a root. */
  readonly parent: FluxKustomization | undefined;
  /** The source that it references, or undefined if the cluster has no known source with that name. */
  readonly source: KubernetesObject | undefined;
  /** Undefined if its files are not those of this tree. */
  readonly path: KustomizationPath | undefined;
  /** Whether its source is another repository. */
  readonly isElsewhere: boolean;
  /** What kustomize builds from the path, before substitution. */
  readonly build: Build | undefined;
  readonly variables: Variables;
  readonly uses: readonly VariableUse[];
  /** Uses of variables that are certainly not set and have no default: empty up to Flux 2.8, an error from 2.9. */
  readonly missing: readonly VariableUse[];
  readonly failures: readonly KustomizationFailure[];
  readonly unknowns: readonly UnknownReason[];
  /** What it applies, with the cluster as their build. If its build fails, what it has without the parts that fail. */
  readonly objects: readonly KubernetesObject[];
}

/** What a Kustomization applies: nothing if its build fails. */
export function appliedBy({ build, objects }: FluxKustomization): readonly KubernetesObject[] {
  return (build?.problems.length ?? 0) > 0 ? [] : objects;
}

/** Whether the build of a Kustomization, or of one that it comes from, fails, so that nothing in it is applied. */
export function isInFailure({ build, parent }: FluxKustomization): boolean {
  return (build?.problems.length ?? 0) > 0 || (parent !== undefined && isInFailure(parent));
}

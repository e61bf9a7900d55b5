import type { KubernetesObject } from '../kubernetes/object.ts';
import type { BuildProblem } from '../kustomize/failure.ts';
import type { Origin } from '../yaml/origin.ts';

/** Why something certainly fails. */
export interface Failure {
  /** A sentence. */
  readonly reason: string;
  /** The reason for a list of failures, with what it is true of if the reason does not say so. */
  readonly text: string;
  /** The place to blame, if there is text to point at. */
  readonly origin: Origin | undefined;
  /** What fails: a Kustomization, an Application. */
  readonly by: KubernetesObject;
  /** What does not build, if it is that. */
  readonly problem: BuildProblem | undefined;
  /** Whether something applies it; not if it may be left over. */
  readonly isInUse: boolean;
}

import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Application } from './application.ts';
import type { Expansion } from './application-set.ts';
import type { ArgoUnknown } from './unknown.ts';

/** An ApplicationSet of the tree. */
export interface FollowedApplicationSet {
  readonly object: KubernetesObject;
  readonly applications: readonly Application[];
  /** What its generators give the template, as far as it is known. */
  readonly generators: Expansion['generators'];
  /** What is not known of its generators. */
  readonly unknowns: readonly ArgoUnknown[];
}

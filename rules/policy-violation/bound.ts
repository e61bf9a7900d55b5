import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { AdmissionPolicy } from '../../src/kubernetes/policies/admission-policy.ts';
import type { Revision } from '../../src/revision/revision.ts';
import type { Severity } from '../../src/severity.ts';
import type { YamlMap } from '../../src/yaml/value.ts';
import { Neighbors } from './neighbors.ts';

/** What happens to an object that violates a policy, the most serious first. */
export const ACTIONS = ['Deny', 'Warn', 'Audit'] as const;
export type Action = (typeof ACTIONS)[number];

/** The level of a violation, by what happens to the object. */
export const LEVELS: Readonly<Record<Action, Severity>> = { Deny: 'error', Warn: 'warning', Audit: 'notice' };

/** A policy that is in force in a cluster. */
export interface BoundPolicy {
  readonly object: KubernetesObject;
  readonly policy: AdmissionPolicy;
  /** The resources of the binding, which limit those of the policy. */
  readonly match: YamlMap | undefined;
  readonly paramRef: YamlMap | undefined;
  readonly action: Action;
  /** The conditions of its exceptions, each of which applies if all of them are true. */
  readonly exceptions: readonly (readonly string[])[];
  /** Whether it concerns an object at all. */
  isFor(object: KubernetesObject): boolean;
  /** Whether the pods of workloads are its only way to workloads. */
  readonly isForPods: boolean;
}

/** Whether the cluster certainly has an object, as it is. */
export function isKnown(object: KubernetesObject, revision: Revision): boolean {
  return !object.lacksParts && !revision.patches.mayWrite(object, []) && !Neighbors.of(revision).isSuspended(object);
}

import type { Problem } from '../../src/findings/problem.ts';
import type { Manifests } from '../../src/kubernetes/manifests.ts';
import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import type { Build, BuiltObject } from '../../src/kustomize/built.ts';

/** A value that builds replace, and what to say of it. */
export interface Rewritten extends Omit<Problem, 'builds' | 'at'> {
  readonly at: Place;
  readonly builds: readonly Build[];
}

/** An object of a build as its file writes it; undefined for generated ones. */
export function writtenObject({ origin }: BuiltObject, manifests: Manifests): KubernetesObject | undefined {
  return manifests.objectAt(origin);
}

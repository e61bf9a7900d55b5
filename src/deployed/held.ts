import type { Application } from '../argocd/application.ts';
import type { ArgoGraph } from '../argocd/graph.ts';
import type { DeployedSet } from './deployed.ts';
import type { Deployment } from './deployments.ts';
import { placeOf } from './pair-deployments.ts';

/** Applications above an Application that are looked at. */
const MAX_DEPTH = 20;

/** What tells whether Applications of one revision are missing in the other only because what brings them fails there. */
export interface OtherRevision {
  /** The revision that has the Applications. */
  readonly argo: ArgoGraph;
  /** What each of its Applications is in the other. */
  readonly counterparts: ReadonlyMap<Application, Deployment | undefined>;
  /** The overlays of the other. */
  readonly sets: ReadonlyMap<string, DeployedSet>;
}

/** Whether an Application is not in the other revision because what brings it fails or is not known there. */
export function isHeldBack(application: Application, other: OtherRevision, depth = 0): boolean {
  if (depth > MAX_DEPTH) return true;
  const object = application.set ?? application.object;
  const parents = other.argo.applicationsOf(object);
  if (parents.length === 0) return fails(other.sets.get(placeOf(object)));
  return parents.some((parent) => {
    const counterpart = other.counterparts.get(parent);
    return counterpart ? fails(counterpart.content) : isHeldBack(parent, other, depth + 1);
  });
}

function fails(set: DeployedSet | undefined): boolean {
  return set !== undefined && (set.failures.length > 0 || set.state !== 'known');
}

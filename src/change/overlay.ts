import { toKubernetesObject } from '../kustomize/builds.ts';
import type { Build } from '../kustomize/built.ts';
import type { DeployedSet, DeploymentStatus } from '../reconcilers/deployed.ts';
import { byReason } from '../reconcilers/reasons.ts';

/** What an overlay builds. */
export function overlaySet(build: Build, status: DeploymentStatus | undefined): DeployedSet {
  return {
    kind: 'overlay',
    name: build.directory || '.',
    by: undefined,
    objects: build.objects.map((built) => ({
      object: toKubernetesObject(built, [build.directory], false),
      applier: undefined,
      hasHash: built.hasHash,
    })),
    appliers: [],
    order: new Map(),
    pruning: undefined,
    updating: undefined,
    failures: build.problems.map(({ message }) => message),
    unknowns: byReason(build.unknown),
    status,
    state: 'known',
  };
}

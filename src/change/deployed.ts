import type { KubernetesObject } from '../kubernetes/object.ts';
import { toKubernetesObject } from '../kustomize/builds.ts';
import type { Build } from '../kustomize/built.ts';
import type { Cluster } from '../reconcilers/flux/follow/cluster.ts';
import type { Reconciler } from '../reconcilers/flux/follow/flux-kustomization.ts';
import { unknownVariables } from '../reconcilers/flux/substitute/variables.ts';
import type { Origin } from '../yaml/origin.ts';

/** An object that a cluster, an overlay or an Application of Argo CD deploys. */
export interface DeployedObject {
  readonly object: KubernetesObject;
  /** The Flux Kustomization that applies it; undefined where no cluster of Flux does, and for what a controller makes. */
  readonly reconciler: Reconciler | undefined;
  /** Whether its name ends in a hash of its content. */
  readonly hasHash: boolean;
}

/** What is known to deploy an overlay that no Application of Argo CD certainly builds. */
export interface Standing {
  /** `hand`: a person, as Argo CD begins there. `maybe`: Applications whose paths are not wholly known. */
  readonly by: 'hand' | 'maybe' | 'nothing';
  /** The ApplicationSets, and the Applications that none makes, that may deploy it: `ApplicationSet namespace/name`. */
  readonly applications: readonly string[];
}

/** All that one cluster, one overlay or one directory of Applications deploys in one revision. */
export interface DeployedSet {
  readonly kind: 'cluster' | 'overlay' | 'directory';
  readonly name: string;
  readonly objects: readonly DeployedObject[];
  /** Undefined unless Flux runs it. */
  readonly cluster: Cluster | undefined;
  /** Why it does not build; empty for a cluster, whose Kustomizations fail one by one. */
  readonly failures: readonly string[];
  /** What of it is not known from here, as sentences, each with the text that states it. */
  readonly unknowns: ReadonlyMap<string, string>;
  /** Only of overlays in a tree of Argo CD. */
  readonly standing: Standing | undefined;
  /**
   * `missing`: the directory of Applications is not there, so that they fail and what they applied before stays. `open`: nothing
   * of what they make is known from here.
   */
  readonly state: 'known' | 'missing' | 'open';
}

/** What a cluster of Flux deploys. */
export function ofCluster(cluster: Cluster): DeployedSet {
  const applied = cluster.reconcilers.flatMap((reconciler) =>
    reconciler.objects.map((object, index) => ({
      object,
      reconciler,
      hasHash: reconciler.build?.objects[index]?.hasHash ?? false,
    })),
  );
  const made = cluster.objects
    .filter(({ reconciler }) => reconciler === undefined)
    .map(({ object }) => ({ object, reconciler: undefined, hasHash: false }));
  const variables = cluster.reconcilers.flatMap((reconciler) =>
    unknownVariables(reconciler.variables).map((reason) => ({ reason, origin: undefined })),
  );
  return {
    kind: 'cluster',
    name: cluster.name,
    objects: [...applied, ...made],
    cluster,
    failures: [],
    unknowns: byReason([...cluster.unknowns, ...variables]),
    standing: undefined,
    state: 'known',
  };
}

/** What an overlay comes to. */
export function ofOverlay(build: Build, standing?: Standing): DeployedSet {
  return {
    kind: 'overlay',
    name: build.directory || '.',
    objects: build.objects.map((built) => ({
      object: toKubernetesObject(built, [build.directory], false),
      reconciler: undefined,
      hasHash: built.hasHash,
    })),
    cluster: undefined,
    failures: build.problems.map(({ message }) => message),
    unknowns: byReason(build.unknown),
    standing,
    state: 'known',
  };
}

/** Reasons in their order with the texts that state them, or what else tells their states apart; those of several places have them all. */
export function byReason(
  unknowns: readonly { readonly reason: string; readonly origin: Origin | undefined; readonly text?: string }[],
): Map<string, string> {
  const texts = new Map<string, Set<string>>();
  for (const { reason, origin, text } of unknowns) {
    const known = texts.get(reason) ?? new Set();
    texts.set(reason, known.add(text || (origin?.text ?? '')));
  }
  return new Map(
    [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([reason, all]) => [reason, [...all].sort().join('\n')]),
  );
}

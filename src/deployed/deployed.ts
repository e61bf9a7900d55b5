import type { Cluster } from '../flux/cluster.ts';
import type { FluxGraph } from '../flux/graph.ts';
import type { Reconciler } from '../flux/reconciler.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Build } from '../kustomize/build.ts';
import { toKubernetesObject } from '../kustomize/builds.ts';
import type { Origin } from '../yaml/origin.ts';

/** An object that a cluster or an overlay deploys. */
export interface DeployedObject {
  readonly object: KubernetesObject;
  /** The Flux Kustomization that applies it; undefined in overlays, and for what a controller makes. */
  readonly reconciler: Reconciler | undefined;
  /** Whether its name ends in a hash of its content. */
  readonly hasHash: boolean;
}

/** All that one cluster or one overlay deploys in one revision. */
export interface DeployedSet {
  readonly kind: 'cluster' | 'overlay';
  readonly name: string;
  readonly objects: readonly DeployedObject[];
  /** Undefined for an overlay. */
  readonly cluster: Cluster | undefined;
  /** Why the overlay does not build; empty for a cluster, whose Kustomizations fail one by one. */
  readonly failures: readonly string[];
  /** What of it is not known from here, as sentences, each with the text that states it. */
  readonly unknowns: ReadonlyMap<string, string>;
}

/** What the clusters of a revision deploy; where it has none, what its overlays come to. */
export function deployedIn(graph: FluxGraph, overlays: readonly Build[]): DeployedSet[] {
  return graph.clusters.length > 0 ? graph.clusters.map(ofCluster) : overlays.map(ofOverlay);
}

function ofCluster(cluster: Cluster): DeployedSet {
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
    reconciler.variables.unknown.map(({ kind, name }) => ({
      reason: `The variables of ${kind} \`${name}\` are not known.`,
      origin: undefined,
    })),
  );
  return {
    kind: 'cluster',
    name: cluster.name,
    objects: [...applied, ...made],
    cluster,
    failures: [],
    unknowns: byReason([...cluster.unknowns, ...variables]),
  };
}

function ofOverlay(build: Build): DeployedSet {
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
  };
}

/** Reasons in their order with the texts that state them; one that stands at several places has them all. */
function byReason(
  unknowns: readonly { readonly reason: string; readonly origin: Origin | undefined }[],
): Map<string, string> {
  const texts = new Map<string, Set<string>>();
  for (const { reason, origin } of unknowns) {
    const known = texts.get(reason) ?? new Set();
    texts.set(reason, known.add(origin?.text ?? ''));
  }
  return new Map(
    [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([reason, all]) => [reason, [...all].sort().join('\n')]),
  );
}

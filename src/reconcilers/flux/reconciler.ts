import type { KubernetesObject } from '../../kubernetes/object.ts';
import { type Build, filesCovered } from '../../kustomize/built.ts';
import type { StatedPatch } from '../../kustomize/load/stated-patches.ts';
import type { AppliedPath } from '../applied-path.ts';
import { applierId, type DeployedSet, type Pruning } from '../deployed.ts';
import type { Need } from '../externals.ts';
import type { GraphFilter, GraphPart, GraphPlace } from '../graph.ts';
import { type OtherRepository, otherRepositories } from '../other-repositories.ts';
import type { ReadFiles } from '../read-files.ts';
import type { Delivered, Entrypoint, Reconciler, Substitution, UnknownLines } from '../reconciler.ts';
import { clusterSet } from './change/deployed.ts';
import { endedSince } from './change/ended.ts';
import { goesWith } from './change/prune.ts';
import type { Cluster } from './follow/cluster.ts';
import { appliedBy, type FluxKustomization } from './follow/flux-kustomization.ts';
import type { FluxGraph } from './graph.ts';
import { fluxPart } from './graph-report/part.ts';
import { KUSTOMIZATION } from './kinds.ts';
import { NEEDED_KINDS, needsOf } from './references/needs.ts';
import { fluxPatches } from './stated-patches.ts';
import { unknownVariables } from './substitute/variables.ts';
import { unknownInjection } from './substitute/webhook-substitution.ts';
import { fluxSwitches } from './switches.ts';
import { unplacedAmong } from './unplaced.ts';
import { WORDS } from './words.ts';

/** Flux, as it runs one tree. */
export class FluxReconciler implements Reconciler {
  readonly switches = fluxSwitches;
  readonly words = WORDS;
  readonly appliedByHand = [];
  readonly synced = [];
  readonly plainDirectories = [];
  readonly isRestricted = false;
  readonly editsBuilds = true;
  readonly neededKinds = NEEDED_KINDS;
  readonly #graph: FluxGraph;
  #sets: readonly DeployedSet[] | undefined;
  #needs: readonly Need[] | undefined;

  constructor(graph: FluxGraph) {
    this.#graph = graph;
  }

  get isEmpty(): boolean {
    return !this.isRunning && this.#graph.unreached.length === 0;
  }

  get isRunning(): boolean {
    return this.#graph.clusters.length > 0;
  }

  get editsOverlays(): boolean {
    return this.isRunning || this.#graph.isStated;
  }

  isServerSide({ builds }: KubernetesObject, by: readonly KubernetesObject[]): boolean {
    return by.length > 0 || this.#graph.clusters.some(({ name }) => builds.includes(name));
  }

  get entrypoints(): readonly Entrypoint[] {
    return this.#graph.clusters.map(entrypointOf);
  }

  get deploys(): readonly AppliedPath[] {
    return this.#graph.deploys;
  }

  get directories(): ReadonlySet<string> {
    return new Set(this.#kustomizations().flatMap(({ path }) => path?.directory ?? []));
  }

  get builds(): readonly Build[] {
    return this.#kustomizations().flatMap(({ build }) => build ?? []);
  }

  get files(): ReadonlySet<string> {
    return this.#graph.files;
  }

  get reads(): readonly ReadFiles[] {
    return this.#graph.clusters.map(({ kustomizations }) => ({
      root: `${kustomizations[0]?.path?.directory ?? ''}/`,
      paths: kustomizations.flatMap(({ build, objects }) => [
        ...(build?.files ?? []),
        ...objects.map(({ origin }) => origin.file.path),
      ]),
    }));
  }

  get substitutions(): readonly Substitution[] {
    return this.#kustomizations().map(({ uses, variables }) => ({ uses, set: variables.set }));
  }

  get unknowns(): UnknownLines {
    const lines = this.#graph.clusters.flatMap(({ name, unknowns, kustomizations }) => {
      const variables = kustomizations.flatMap((kustomization) => unknownVariables(kustomization.variables));
      return [...unknowns.map(({ reason }) => reason), ...variables].map((reason) => `cluster ${name}: ${reason}`);
    });
    return { title: 'Unknown parts of clusters', lines };
  }

  get elsewhere(): readonly OtherRepository[] {
    return otherRepositories(
      this.#kustomizations().flatMap(({ isElsewhere, source }) => {
        const url = isElsewhere ? source?.at('spec', 'url').value : undefined;
        return typeof url === 'string' ? url : [];
      }),
    );
  }

  get unplaced(): readonly GraphPlace[] {
    return unplacedAmong(this.#graph.unreached);
  }

  get sets(): readonly DeployedSet[] {
    this.#sets ??= this.#graph.clusters.map(clusterSet);
    return this.#sets;
  }

  patches(overlays: readonly StatedPatch[]): Iterable<StatedPatch> {
    return fluxPatches(this.#graph.manifests, overlays);
  }

  owns({ group }: KubernetesObject): boolean {
    return group.endsWith('.toolkit.fluxcd.io');
  }

  needs(): readonly Need[] {
    this.#needs ??= needsOf(this.#graph);
    return this.#needs;
  }

  objectsBeside(names: readonly string[]): Iterable<KubernetesObject> {
    const own = this.sets.filter(({ name }) => names.includes(name)).flatMap(({ objects }) => objects);
    return own.flatMap(({ object, applier }) => (applier?.isRemote ? [] : object));
  }

  objects(): Iterable<KubernetesObject> {
    return this.#graph.objects();
  }

  delivered(): Delivered {
    const { builds } = this;
    const read = builds.flatMap((build) => [...filesCovered(build)]);
    const objects = this.#kustomizations().flatMap((kustomization) => kustomization.objects);
    return { builds, objects, files: new Set(read) };
  }

  statusOf(): undefined {
    return undefined;
  }

  pairsSince(): readonly [] {
    return [];
  }

  endedSince(base: Reconciler): ReadonlyMap<string, Pruning> {
    return base instanceof FluxReconciler ? endedSince(base.#graph, this.#graph) : new Map();
  }

  deletedWith(object: KubernetesObject, set: string): readonly KubernetesObject[] {
    if (object.groupKind !== KUSTOMIZATION) return [];
    const cluster = this.sets.find(({ name }) => name === set);
    return (cluster?.objects ?? []).filter((one) => goesWith(one, applierId(object))).map((one) => one.object);
  }

  successorOf(): undefined {
    return undefined;
  }

  graph(filter: GraphFilter): GraphPart {
    return fluxPart(this.#graph, filter);
  }

  #kustomizations(): FluxKustomization[] {
    return this.#graph.clusters.flatMap(({ kustomizations }) => kustomizations);
  }
}

function entrypointOf(cluster: Cluster): Entrypoint {
  const { name, kustomizations, unknowns } = cluster;
  const variables = new Set(kustomizations.flatMap((kustomization) => unknownVariables(kustomization.variables)));
  const others = [...variables, ...unknownInjection(cluster)];
  return {
    name,
    ids: kustomizations.map(applierId),
    applied: [{ heading: undefined, objects: kustomizations.flatMap(appliedBy) }],
    failures: kustomizations.flatMap(({ object, failures }) =>
      failures.map(({ origin, message, problem }) => ({
        reason: message,
        text: message,
        origin,
        by: object,
        problem,
        isInUse: true,
      })),
    ),
    unknowns: [
      ...unknowns.map(({ origin, reason }) => ({ text: reason, origin })),
      ...others.map((text) => ({ text, origin: undefined })),
    ],
  };
}

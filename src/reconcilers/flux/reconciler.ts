import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Build } from '../../kustomize/built.ts';
import type { StatedPatch } from '../../kustomize/load/stated-patches.ts';
import type { AppliedPath } from '../applied-path.ts';
import type { DeployedSet, Pruning } from '../deployed.ts';
import type { Need } from '../externals.ts';
import type { GraphFilter, GraphPart, GraphPlace } from '../graph.ts';
import type { OtherRepository } from '../other-repositories.ts';
import type { ReadFiles } from '../read-files.ts';
import type { Delivered, Entrypoint, Reconciler, Substitution, UnknownLines } from '../reconciler.ts';
import { clusterSet } from './change/deployed.ts';
import { endedSince } from './change/ended.ts';
import { deletedWith } from './change/prune.ts';
import { entrypointOf } from './entrypoint.ts';
import type { FluxKustomization } from './follow/flux-kustomization.ts';
import type { FluxGraph } from './graph.ts';
import { fluxPart } from './graph-report/part.ts';
import { deliveredBy, objectsBeside, readBy, repositoriesElsewhere, unknownLines } from './parts.ts';
import { NEEDED_KINDS, needsOf } from './references/needs.ts';
import { fluxPatches } from './stated-patches.ts';
import { fluxSwitches } from './switches.ts';
import { unplacedAmong } from './unplaced.ts';
import { WORDS } from './words.ts';

/** Flux, as it runs one tree. */
export class FluxReconciler implements Reconciler {
  readonly switches = fluxSwitches;
  readonly words = WORDS;
  readonly statusOf = (): undefined => undefined;
  readonly successorOf = (): undefined => undefined;
  readonly pairsSince = (): readonly [] => [];
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
    return this.#graph.clusters.map(readBy);
  }

  get substitutions(): readonly Substitution[] {
    return this.#kustomizations().map(({ uses, variables }) => ({ uses, set: variables.set }));
  }

  get unknowns(): UnknownLines {
    return unknownLines(this.#graph.clusters);
  }

  get elsewhere(): readonly OtherRepository[] {
    return repositoriesElsewhere(this.#kustomizations());
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
    return objectsBeside(names, this.sets);
  }

  objects(): Iterable<KubernetesObject> {
    return this.#graph.objects();
  }

  delivered(): Delivered {
    return deliveredBy(this.#kustomizations(), this.builds);
  }

  endedSince(base: Reconciler): ReadonlyMap<string, Pruning> {
    return base instanceof FluxReconciler ? endedSince(base.#graph, this.#graph) : new Map();
  }

  deletedWith(object: KubernetesObject, set: string): readonly KubernetesObject[] {
    return deletedWith(object, set, this.sets);
  }

  graph(filter: GraphFilter): GraphPart {
    return fluxPart(this.#graph, filter);
  }

  #kustomizations(): FluxKustomization[] {
    return this.#graph.clusters.flatMap(({ kustomizations }) => kustomizations);
  }
}

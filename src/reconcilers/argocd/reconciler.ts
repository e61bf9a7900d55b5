import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Build } from '../../kustomize/built.ts';
import { once } from '../../once.ts';
import type { AppliedPath } from '../applied-path.ts';
import type { ComparedSets, Successor } from '../compared.ts';
import type { DeployedSet, DeploymentStatus, Pruning } from '../deployed.ts';
import type { Need } from '../externals.ts';
import type { GraphFilter, GraphPart } from '../graph.ts';
import type { Delivered, Entrypoint, Reconciler, UnknownLines } from '../reconciler.ts';
import type { SetPair } from '../set-pair.ts';
import { objectsBeside } from './beside.ts';
import { entrySet, statuses } from './change/overlays.ts';
import { deletedWith } from './change/prune.ts';
import { setPairs } from './change/set-pairs.ts';
import { Successors } from './change/successors.ts';
import { type SyncedApplication, syncedIn } from './change/synced.ts';
import { entrypointOf } from './entrypoint.ts';
import type { ArgoGraph } from './graph.ts';
import { argoPart } from './graph-report/part.ts';
import { isArgo } from './is-argo.ts';
import { needsOf } from './namespaces.ts';
import { plainDirectoriesOf, readBy, repositoriesElsewhere, unknownLines } from './parts.ts';
import { isServerSide } from './server-side.ts';
import { argoSwitches } from './switches.ts';
import { WORDS } from './words.ts';

/** Argo CD, as it runs one tree. */
export class ArgoReconciler implements Reconciler {
  readonly isServerSide = isServerSide;
  readonly owns = isArgo;
  readonly needs = once((): readonly Need[] => needsOf(this.#graph));
  readonly switches = argoSwitches;
  readonly words = WORDS;
  readonly substitutions = [];
  readonly sets = [];
  readonly editsOverlays = false;
  readonly editsBuilds = false;
  readonly unplaced = [];
  readonly patches = (): readonly [] => [];
  readonly isRestricted = true;
  readonly neededKinds: ReadonlySet<string> = new Set(['Namespace']);
  readonly #graph: ArgoGraph;
  #syncs: readonly SyncedApplication[] | undefined;
  #successors: Successors | undefined;
  #statusOf: ((directory: string) => DeploymentStatus) | undefined;

  constructor(graph: ArgoGraph) {
    this.#graph = graph;
  }

  get isEmpty(): boolean {
    return this.#graph.isEmpty;
  }

  get isRunning(): boolean {
    return !this.isEmpty;
  }

  get entrypoints(): readonly Entrypoint[] {
    return this.#graph.roots.map((root) => entrypointOf(root, this.#graph));
  }

  get deploys(): readonly AppliedPath[] {
    return this.#graph.deploys;
  }

  get directories(): ReadonlySet<string> {
    return this.#graph.directories;
  }

  get plainDirectories(): readonly string[] {
    return this.#graph.applications.flatMap(plainDirectoriesOf);
  }

  get builds(): readonly Build[] {
    return this.#graph.builds;
  }

  get files(): ReadonlySet<string> {
    return this.#graph.files;
  }

  get reads(): Reconciler['reads'] {
    return this.#graph.applications.map(readBy);
  }

  get unknowns(): UnknownLines {
    return unknownLines(this.#graph);
  }

  get elsewhere(): Reconciler['elsewhere'] {
    return repositoriesElsewhere(this.#graph);
  }

  get appliedByHand(): readonly DeployedSet[] {
    return this.#graph.roots.filter(({ foundBy }) => foundBy !== 'flux').map(entrySet);
  }

  get synced(): readonly DeployedSet[] {
    return this.#synced().map(({ content }) => content);
  }

  objects(): Iterable<KubernetesObject> {
    return this.#graph.applications.flatMap(({ objects }) => objects);
  }

  objectsBeside(names: readonly string[]): Iterable<KubernetesObject> {
    return objectsBeside(names, this.#graph.applications);
  }

  delivered(overlays: ReadonlySet<string>): Delivered {
    return this.#graph.delivered(overlays);
  }

  statusOf(directory: string): DeploymentStatus | undefined {
    if (this.isEmpty) return undefined;
    this.#statusOf ??= statuses(this.#graph);
    return this.#statusOf(directory);
  }

  pairsSince(base: Reconciler, sets: ComparedSets): readonly SetPair[] {
    if (!(base instanceof ArgoReconciler)) return [];
    return setPairs(
      { graph: base.#graph, synced: base.#synced(), sets: sets.base },
      { graph: this.#graph, synced: this.#synced(), sets: sets.head },
    );
  }

  endedSince(): ReadonlyMap<string, Pruning> {
    return new Map();
  }

  deletedWith(object: KubernetesObject): readonly KubernetesObject[] {
    return deletedWith(object, this.#graph);
  }

  successorOf(object: KubernetesObject, application: string, base: Reconciler): Successor | undefined {
    this.#successors ??= new Successors(this.#graph);
    return base instanceof ArgoReconciler ? this.#successors.of(object, application, base.#graph) : undefined;
  }

  graph(filter: GraphFilter): GraphPart {
    return argoPart(this.#graph, filter);
  }

  #synced(): readonly SyncedApplication[] {
    this.#syncs ??= syncedIn(this.#graph);
    return this.#syncs;
  }
}

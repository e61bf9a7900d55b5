import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Build } from '../kustomize/built.ts';
import type { StatedPatch } from '../kustomize/load/stated-patches.ts';
import type { Origin } from '../yaml/origin.ts';
import type { AppliedPath } from './applied-path.ts';
import type { ComparedSets, Successor } from './compared.ts';
import type { DeployedSet, DeploymentStatus, Pruning } from './deployed.ts';
import type { Need } from './externals.ts';
import type { Failure } from './failure.ts';
import type { GraphFilter, GraphPart, GraphPlace } from './graph.ts';
import type { OtherRepository } from './other-repositories.ts';
import type { ReadFiles } from './read-files.ts';
import type { SetPair } from './set-pair.ts';
import type { Switch } from './switch.ts';
import type { ReconcilerWords } from './words.ts';

/**
 * What a tool that applies repositories to clusters does with one tree: entrypoints, what it applies, what fails, what is
 * unknown, and what happens to removed objects. Each folder next to this module implements it for one tool.
 */
export interface Reconciler {
  readonly words: ReconcilerWords;
  /** Whether the tree has nothing that is meant for it. */
  readonly isEmpty: boolean;
  /** Whether it is known to run something of the tree. */
  readonly isRunning: boolean;
  /** Whether it builds as kustomize does by default, which reads nothing outside of an overlay's directory. */
  readonly isRestricted: boolean;
  /** Whether it may change the output of an overlay on the way to a cluster: patches, variables. */
  readonly editsOverlays: boolean;
  /** Whether it changes what its builds yield before it applies it, so that only its own objects are what a cluster gets. */
  readonly editsBuilds: boolean;
  /** Where it begins, sorted by name. */
  readonly entrypoints: readonly Entrypoint[];
  /** The paths that it applies, and those that files define for it. */
  readonly deploys: readonly AppliedPath[];
  /** The directories of the tree that it is known to apply. */
  readonly directories: ReadonlySet<string>;
  /** Those of which it applies the manifests as they are. */
  readonly plainDirectories: readonly string[];
  /** The kustomize builds of what it applies, each once. */
  readonly builds: readonly Build[];
  /** The files of the tree that have a part in what it applies. */
  readonly files: ReadonlySet<string>;
  /** What it reads, by where what reads it is set up. */
  readonly reads: readonly ReadFiles[];
  /** What it fills into objects after their build. */
  readonly substitutions: readonly Substitution[];
  /** What is not known of what it applies. */
  readonly unknowns: UnknownLines;
  /** The other repositories whose content is not known, each once. */
  readonly elsewhere: readonly OtherRepository[];
  /** Objects of the tree that make it deploy something where they are applied, while nothing is known to apply them. */
  readonly unplaced: readonly GraphPlace[];
  /** What it deploys as one whole, compared by name: clusters. */
  readonly sets: readonly DeployedSet[];
  /** What a person applies for it to begin with; overlays among it have their directory as name. */
  readonly appliedByHand: readonly DeployedSet[];
  /** What is synced by objects that each represent a directory. */
  readonly synced: readonly DeployedSet[];
  /** The kinds of which it knows all that its clusters need from elsewhere. */
  readonly neededKinds: ReadonlySet<string>;
  /** What its clusters need from elsewhere, whatever a policy says of it. */
  needs(): readonly Need[];
  /** Patches that it applies to what builds yield; those of `overlays` may give it more of them. */
  patches(overlays: readonly StatedPatch[]): Iterable<StatedPatch>;
  /** Whether it applies an object on the server; `by` are those of its own objects that lead to the object. */
  isServerSide(object: KubernetesObject, by: readonly KubernetesObject[]): boolean;
  /** Whether an object is of a kind that the tool itself acts on. */
  owns(object: KubernetesObject): boolean;
  /** What stops it from doing a part of its work for an object: the fields of the object that are off. */
  switches(object: KubernetesObject): readonly Switch[];
  /** The objects that go to the same clusters as those of clusters or Applications with these names. */
  objectsBeside(names: readonly string[]): Iterable<KubernetesObject>;
  /** All objects that it applies. */
  objects(): Iterable<KubernetesObject>;
  /** What it hands over for the check; `overlays` are the directories of overlays that nothing includes. */
  delivered(overlays: ReadonlySet<string>): Delivered;
  /** What is known to deploy an overlay that it does not certainly build, or undefined if it has no say. */
  statusOf(directory: string): DeploymentStatus | undefined;
  /** What it syncs here next to what the same tool synced in a base. */
  pairsSince(base: Reconciler, sets: ComparedSets): readonly SetPair[];
  /** The sets of a base, by name, of which all goes, as what applies them deletes itself; with what then happens to their objects. */
  endedSince(base: Reconciler): ReadonlyMap<string, Pruning>;
  /** What the tool deletes with an object that applies others; `set` is the cluster that has it. Nothing for other objects. */
  deletedWith(object: KubernetesObject, set: string): readonly KubernetesObject[];
  /** What else certainly applies here, and to the same cluster, what an Application of a base, `namespace/name`, does. */
  successorOf(object: KubernetesObject, application: string, base: Reconciler): Successor | undefined;
  /** What `gitops-gate graph` shows of it. */
  graph(filter: GraphFilter): GraphPart;
}

/** Where a reconciler begins: a cluster, a root. */
export interface Entrypoint {
  readonly name: string;
  /** `namespace/name` of everything that it brings and that applies or makes others. */
  readonly ids: readonly string[];
  /** What the clusters of it are asked to apply. */
  readonly applied: readonly AppliedPart[];
  /** Why something certainly fails. */
  readonly failures: readonly Failure[];
  /** What is not known. */
  readonly unknowns: readonly Note[];
}

/** Objects that are applied together. */
export interface AppliedPart {
  /** What applies them, and to where, or undefined if that says nothing. */
  readonly heading: string | undefined;
  readonly objects: readonly KubernetesObject[];
}

/** A sentence with the place that it comes from. */
export interface Note {
  readonly text: string;
  readonly origin: Origin | undefined;
}

/** What is not known, a line each, under a title. */
export interface UnknownLines {
  readonly title: string;
  readonly lines: readonly string[];
}

/** What something fills into the objects of one build. */
export interface Substitution {
  readonly uses: readonly VariableUse[];
  /** The variables that are set, by name. */
  readonly set: ReadonlyMap<string, { readonly origin: Origin | undefined }>;
}

/** A use of a variable in an object. */
export interface VariableUse {
  readonly variable: string;
  /** The scalar. */
  readonly origin: Origin;
  readonly object: KubernetesObject;
}

/** What a reconciler hands over for the check of what it applies. */
export interface Delivered {
  readonly builds: readonly Build[];
  /** Objects as it applies them. */
  readonly objects: readonly KubernetesObject[];
  /** The files of those. */
  readonly files: ReadonlySet<string>;
}

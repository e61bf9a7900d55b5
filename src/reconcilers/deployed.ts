import type { KubernetesObject } from '../kubernetes/object.ts';
import type { ReconcilerWords } from './words.ts';

/** What happens to an object that a change takes away. */
export type PruneOutcome = 'pruned' | 'kept' | 'unknown';

/** An object with which a reconciler applies a part of a set and prunes objects that are no longer in it: a Flux Kustomization. */
export interface Applier {
  readonly object: KubernetesObject;
  readonly namespace: string;
  readonly name: string;
  /** The one that applies it; undefined for one to begin with. */
  readonly parent: Applier | undefined;
  /** Whether its objects go to another cluster. */
  readonly isRemote: boolean;
  /** Whether it certainly fails before it applies anything. */
  readonly hasFailed: boolean;
  /** Whether nothing that it applies is known, because it fails or its files are elsewhere. */
  readonly isOpen: boolean;
  /** Whether it does not apply anything until someone resumes it. */
  readonly isSuspended: boolean;
  /** `namespace/name` of those that must have applied a revision before it does so. */
  readonly waitsFor: readonly string[];
}

/** `namespace/name` of what applies an object. Empty if nothing is known to. */
export function applierId(applier: Pick<Applier, 'namespace' | 'name'> | undefined): string {
  return applier ? `${applier.namespace}/${applier.name}` : '';
}

/** An object that a cluster, an overlay or an Application deploys. */
export interface DeployedObject {
  readonly object: KubernetesObject;
  /** Undefined if nothing in the set applies it by itself, and for what a controller makes. */
  readonly applier: Applier | undefined;
  /** Whether its name ends in a hash of its content. */
  readonly hasHash: boolean;
  /** Whether a person has applied it, so that nothing would do so again. */
  readonly isByHand?: boolean;
}

/** What happens to objects of a base that its head no longer has. */
export interface Pruning {
  /** Whether an object stays as it is, because what deploys it applies nothing. */
  readonly isHeld: (before: DeployedObject) => boolean;
  /** Undefined if nothing is known to deploy it. */
  readonly outcomeOf: (before: DeployedObject) => PruneOutcome | undefined;
}

/**
 * How a reconciler updates an object that it has applied. `recreated`: it deletes the object and makes it again if the API
 * server refuses the update. `none`: it does not update it, or it is not known how.
 */
export type UpdateManner = 'client-side' | 'server-side' | 'recreated' | 'none';

/** How an object is updated. */
export interface ObjectUpdate {
  readonly manner: UpdateManner;
  /** Whether it certainly is, or only if what applies the object exists. */
  readonly isCertain: boolean;
}

/** How objects that a base and its head have are updated. */
export type Updating = (before: DeployedObject, after: DeployedObject) => ObjectUpdate;

/** What is known to deploy an overlay that no reconciler certainly builds. */
export interface DeploymentStatus {
  /** `hand`: a person, as the tool begins there. `maybe`: objects whose paths are not completely known. */
  readonly by: 'hand' | 'maybe' | 'nothing';
  /** What may deploy it: `ApplicationSet namespace/name`. */
  readonly applications: readonly string[];
  /** The name of the tool that says so. */
  readonly tool: string;
}

/** All that one cluster, one overlay or one directory deploys in one revision. */
export interface DeployedSet {
  readonly kind: 'cluster' | 'overlay' | 'directory';
  readonly name: string;
  /** The tool that deploys it; undefined for an overlay. */
  readonly by: ReconcilerWords | undefined;
  readonly objects: readonly DeployedObject[];
  /** What applies parts of it by themselves. */
  readonly appliers: readonly Applier[];
  /** By `namespace/name` of an applier, those that must have applied the same revision before it applies anything. */
  readonly order: ReadonlyMap<string, readonly string[]>;
  /** What happens to objects of its base, this being the head, or undefined if no reconciler runs it as a whole. */
  readonly pruning: Pruning | undefined;
  /** How the objects that its base has too are updated, or undefined if no reconciler runs it as a whole. */
  readonly updating: Updating | undefined;
  /** Why it does not build; empty for a cluster, whose parts fail one by one. */
  readonly failures: readonly string[];
  /** What is unknown about it, as sentences, each with the text that it comes from. */
  readonly unknowns: ReadonlyMap<string, string>;
  /** Only of overlays in a tree of a reconciler that syncs directories. */
  readonly status: DeploymentStatus | undefined;
  /**
   * `missing`: the directory does not exist, so that the sync fails and the applied objects stay. `open`: nothing that is built
   * from it is known.
   */
  readonly state: 'known' | 'missing' | 'open';
}

import type { KubernetesObject } from '../kubernetes/object.ts';
import type { DeployedSet, PruneOutcome, Pruning, Updating } from './deployed.ts';
import type { SyncStep } from './sync-step.ts';

/** What happens to an object that syncs a whole directory by itself, such as an Application. */
export interface ApplicationChange {
  /** `namespace/name`. Parts that only a running tool knows are written as `{{…}}`. */
  readonly name: string;
  /** What makes it: an ApplicationSet. */
  readonly applicationSet: string | null;
  /** The roots from which the tool gets to it. */
  readonly roots: readonly string[];
  readonly change: 'added' | 'changed' | 'removed';
  /** Whether the tool syncs it automatically. If not, someone must sync it. */
  readonly automated: boolean;
  /** Whether the change makes the tool sync it automatically, so that it applies all that it missed. */
  readonly resumed: boolean;
}

/**
 * The object that stands for an Application in two revisions: itself, or the ApplicationSet that makes it. If that no longer makes it, it
 * is the Application that was made.
 */
export interface ApplicationObjects {
  /** `namespace/name` of the Application. */
  readonly name: string;
  readonly before: KubernetesObject | undefined;
  readonly after: KubernetesObject | undefined;
}

/** What Applications with the same change deploy in two revisions; one of the two is undefined if it is new or gone. */
export interface SetPair {
  readonly before: DeployedSet | undefined;
  readonly after: DeployedSet | undefined;
  /** Equal for pairs that differ in what happens to objects that are removed alone. */
  readonly key: string;
  /** What happens to what they no longer apply. */
  readonly outcome: PruneOutcome;
  readonly pruning: Pruning;
  readonly updating: Updating;
  /** When a sync applies an object of the head, or undefined if no successful one does. */
  readonly stepOf: (object: KubernetesObject) => SyncStep | undefined;
  /** What else is to be said of it, as sentences. */
  readonly notes: readonly string[];
  /** Sorted by name. */
  readonly applications: readonly ApplicationChange[];
  readonly synced: readonly ApplicationObjects[];
}

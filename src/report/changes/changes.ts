import type { Location } from '../../findings/finding.ts';
import type { ObjectIdentity } from '../../kubernetes/object.ts';
import type { DeploymentStatus, PruneOutcome } from '../../reconcilers/deployed.ts';
import type { ApplicationChange } from '../../reconcilers/set-pair.ts';
import type { SyncPhase } from '../../reconcilers/sync-step.ts';
import type { ReconcilerWords } from '../../reconcilers/words.ts';

/** What a change does to clusters and to the directories that Applications deploy; to overlays if nothing deploys them. */
export interface Changes {
  /** What is compared; `directory`: what Applications build from directories, and overlays that none is known to build. */
  readonly kind: 'cluster' | 'overlay' | 'directory' | 'mixed';
  /** The reconcilers that deploy some of it. */
  readonly reconcilers: readonly ReconcilerWords[];
  /** Number in both revisions together. */
  readonly compared: number;
  /** Those that change, sorted by name. */
  readonly sets: readonly SetChange[];
  /** Flux Kustomizations of the head that no known cluster contains, so that what they deploy is not compared. */
  readonly unplaced: readonly UnplacedObject[];
}

/** An object of which nothing is known to apply it, with the file that defines it. */
export interface UnplacedObject {
  readonly name: string;
  readonly path: string;
}

/** What a change does to one cluster or overlay, or to one directory as Applications build it. */
export interface SetChange {
  readonly kind: 'cluster' | 'overlay' | 'directory';
  /** Several entries have the name of one directory if its Applications build different objects. */
  readonly name: string;
  /** Whether the cluster, directory or overlay itself is added or removed. */
  readonly change: 'added' | 'changed' | 'removed';
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** Number of removed objects with which people lose data. */
  readonly losses: number;
  /** The Flux Kustomizations that apply, change or prune something, in the order in which they act. */
  readonly kustomizations: readonly KustomizationChange[];
  /** The tool that deploys it; null for an overlay. */
  readonly by: ReconcilerWords | null;
  /** The Applications that deploy the directory and so will sync, or did. */
  readonly applications: readonly ApplicationChange[];
  /** When Argo CD applies what differs, in the order of a sync. */
  readonly stages: readonly StageChange[];
  /** What is known to deploy an overlay that no Application certainly builds; null for others. */
  readonly standing: DeploymentStatus | null;
  /** The first objects: those with which data is lost, changed versions, then removed, added and other changed objects. */
  readonly objects: readonly ObjectChange[];
  /** Number of objects that are not listed. */
  readonly unlisted: number;
  /** The owners whom GitHub asks to review the changed files that it is built from. Empty without CODEOWNERS. */
  readonly owners: readonly string[];
  /** What cannot be compared, as sentences. */
  readonly notes: readonly string[];
  /** What is unknown about it, as sentences. It may contain more changes. */
  readonly unknown: readonly string[];
}

/** What a Flux Kustomization will do. */
export interface KustomizationChange {
  /** `namespace/name`. */
  readonly name: string;
  /** When it acts: those of a step wait for those of the steps before. From 1. */
  readonly step: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** Number of objects that it no longer applies, because another Kustomization does. */
  readonly released: number;
  /** A suspended Kustomization does nothing until it is resumed. */
  readonly suspended: boolean;
  /** Whether the change resumes it: it then applies all that it missed. */
  readonly resumed: boolean;
  /** The suspended Kustomization that it waits for; null if there is none. */
  readonly blockedBy: string | null;
}

/** What a sync applies at one time. It begins a stage once all of the one before is healthy. */
export interface StageChange {
  readonly phase: SyncPhase;
  readonly wave: number;
  /** Number of objects that it adds or changes, and of hooks that it runs. */
  readonly count: number;
  /** The first of them. */
  readonly objects: readonly ObjectIdentity[];
}

/** What happens to an object. */
export interface ObjectChange {
  readonly change: 'added' | 'changed' | 'removed';
  readonly object: ObjectIdentity;
  /** `namespace/name` of the Flux Kustomization that applies it, and of the one that did so before if that is another. */
  readonly kustomization: string | null;
  readonly movedFrom: string | null;
  /** What the tool does with a removed object; null for others, and where nothing is known to deploy it. */
  readonly fate: PruneOutcome | null;
  /** What people lose with a removed object, as a noun: `the data on its volume`. Null if that is nothing, or stays. */
  readonly loses: string | null;
  /** Where the object is written. */
  readonly location: Location;
  readonly versions: readonly VersionChange[];
  /** Number of fields that differ. */
  readonly fieldCount: number;
  /** The first fields that differ. */
  readonly fields: readonly FieldChange[];
}

/** A version that moves. */
export interface VersionChange {
  /** `chart`, `image`, `tag`, `revision` … */
  readonly what: string;
  /** The image. Empty if the object has only one such version. */
  readonly name: string;
  /** Empty if none was set. */
  readonly before: string;
  readonly after: string;
  /** The fields that set the version. */
  readonly fields: readonly string[];
}

/** A field that differs. */
export interface FieldChange {
  /** The path of the field. List items are named, as in `spec.template.spec.containers[app].image`. */
  readonly field: string;
  readonly before: FieldState | null;
  readonly after: FieldState | null;
}

/** A field in one revision. */
export interface FieldState {
  /** On one line, cut if it is long, secrets replaced; of a text of several lines only the lines that differ. */
  readonly text: string;
  /** What wrote it, then what had a part in it: the variable of a substitution, the patch. Paths of that revision. */
  readonly locations: readonly Location[];
}

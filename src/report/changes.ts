import type { Fate } from '../deployed/fate.ts';
import type { ObjectIdentity } from '../kubernetes/object.ts';
import type { Location } from '../lint/finding.ts';

/** What a change does to the clusters of a repository; to its overlays where it has no clusters. */
export interface Changes {
  /** What is compared. */
  readonly kind: 'cluster' | 'overlay';
  /** How many there are in both revisions together. */
  readonly compared: number;
  /** Those that change, sorted by name. */
  readonly sets: readonly SetChange[];
}

/** What a change does to one cluster or overlay. */
export interface SetChange {
  readonly name: string;
  /** Whether it is itself new or gone. */
  readonly change: 'added' | 'changed' | 'removed';
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** The Flux Kustomizations that apply, change or prune something, by `namespace/name`. */
  readonly kustomizations: readonly KustomizationChange[];
  /** The first objects: versions that move, what goes, what comes, what else changes. */
  readonly objects: readonly ObjectChange[];
  /** How many objects are not listed. */
  readonly unlisted: number;
  /** What cannot be compared, as sentences. */
  readonly notes: readonly string[];
  /** What of it is not known from here, as sentences; there may be more changes in that. */
  readonly unknown: readonly string[];
}

/** What a Flux Kustomization will do. */
export interface KustomizationChange {
  readonly name: string;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** A suspended one does nothing before it is resumed. */
  readonly suspended: boolean;
}

/** What becomes of an object. */
export interface ObjectChange {
  readonly change: 'added' | 'changed' | 'removed';
  readonly object: ObjectIdentity;
  /** `namespace/name` of the Flux Kustomization that applies it, and of the one that did so before where that is another. */
  readonly kustomization: string | null;
  readonly movedFrom: string | null;
  /** What Flux does with an object that goes; null for others, and where no cluster is known. */
  readonly fate: Fate | null;
  /** Where the object is written. */
  readonly location: Location;
  readonly versions: readonly VersionChange[];
  /** How many fields differ. */
  readonly fieldCount: number;
  /** The first fields that differ. */
  readonly fields: readonly FieldChange[];
}

/** A version that moves. */
export interface VersionChange {
  /** `chart`, `image`, `tag`, `revision` … */
  readonly what: string;
  /** The image; empty where the object says it all. */
  readonly name: string;
  /** Empty where none was stated. */
  readonly before: string;
  readonly after: string;
  /** The fields that say so. */
  readonly fields: readonly string[];
}

/** A field that differs. */
export interface FieldChange {
  /** Items of lists by their names: `spec.template.spec.containers[app].image`. */
  readonly field: string;
  readonly before: FieldState | null;
  readonly after: FieldState | null;
}

/** A field in one revision. */
export interface FieldState {
  /** On one line, cut where it is long, secrets replaced; of a text of several lines only the lines that differ. */
  readonly text: string;
  /** What wrote it, then what had a part in it: the variable of a substitution, the patch. Paths of that revision. */
  readonly locations: readonly Location[];
}

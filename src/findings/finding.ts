import type { ObjectIdentity } from '../kubernetes/object.ts';
import type { Position } from '../repository/text-file.ts';
import type { Severity } from '../severity.ts';
import type { Loss } from './loss.ts';

/** A range of a file: lines and columns from 1 in UTF-16 code units, end exclusive. The path is relative to the checked tree. */
export interface Location {
  /** `base` for lines that the change deletes: the path and the lines are those of the base. */
  readonly side?: 'base';
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
}

/** Text to be put in place of a range. */
export interface Edit {
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
  readonly text: string;
}

/** A repair that is certainly right, as edits that belong together. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** One place where a cause shows, and what is said of it there. */
export interface FindingPlace {
  readonly severity: Severity;
  readonly message: string;
  readonly location: Location;
  readonly object: ObjectIdentity | null;
  /** Overlays or clusters that are affected there. Empty if the file itself was checked. */
  readonly builds: readonly string[];
  readonly related: readonly { readonly message: string; readonly location: Location }[];
  readonly fix: Fix | null;
  /**
   * Hexadecimal digest of rule, object, field and values, never of lines: the same defect keeps it when the text moves. Of a finding
   * with more than one place, a digest of their fingerprints.
   */
  readonly fingerprint: string;
}

/** The line of a change that brings a finding about elsewhere: it renames, moves or removes what the finding's places ask for. */
export interface Blame {
  readonly location: Location;
  /** What the change does there, as a sentence. */
  readonly message: string;
  /** Puts back what was there; null where that is not certainly right. */
  readonly fix: Fix | null;
  /** How places still ask, to be put into words with their number; undefined where the message of the finding says it. */
  readonly asking?: Asking | undefined;
}

/** How places still ask for what a change took away. */
export interface Asking {
  /** What the change does, after “This change”: “renames HelmRepository `a` to `b`”. */
  readonly deed: string;
  /** What is asked for, in code. */
  readonly name: string;
  /** What asks, such as `patch`, if that is not the object of the place. */
  readonly asker: string | undefined;
  /** What becomes of what asks, after “they”. */
  readonly harm: string;
}

/** A problem made concrete by the engine, at its most serious place. */
export interface Finding extends FindingPlace {
  readonly rule: string;
  /** The field of the object that it is about, such as `spec.interval`. Absent where it is about none. */
  readonly field?: string;
  /** The line of the change that is to blame, if that is not a place of the finding itself. */
  readonly blame: Blame | null;
  /** All places that the cause brings about, its own first; empty if there is one only. Each is new or old on its own. */
  readonly places: readonly FindingPlace[];
  /** What findings with the same cause share. It is compared within one revision and never shown. */
  readonly cause: string;
  /**
   * Names each secret that it is about, by a key of the run: only to compare revisions within one run, never to be shown. Absent
   * where it is about none.
   */
  readonly secrets?: readonly string[];
  /** Whether it is less serious only because no cluster reaches what it is about. */
  readonly isUnreached?: boolean;
  /** Whether the change edits what it is about, where this and not the base decides whether it counts. */
  readonly isEdited?: boolean;
  /** What people must accept so that the finding no longer counts; empty where no one can. */
  readonly losses: readonly Loss[];
  /** Who alone can accept it. Absent where that is as the policy file says. */
  readonly approvers?: Approvers;
  /** How people accept the losses; null until all findings of the change are known, and where no one can. */
  readonly acceptance: Acceptance | null;
  /** The rule's page. */
  readonly url: string;
}

/** The code owners of a file, who alone can accept what a change does to it. */
export interface Approvers {
  /** Users and teams, such as `@org/team`. */
  readonly owners: readonly string[];
  /** The file that they own, relative to the checked directory. */
  readonly path: string;
}

/** What a person names to accept a finding. */
export interface Acceptance {
  /** The losses as `CLUSTER/OBJECT`, longer only where that is ambiguous. */
  readonly names: readonly string[];
  /** Eight hexadecimal digits of the set of losses: another set has others. */
  readonly digest: string;
}

/** A finding that a comment in the file takes out of the verdict. */
export interface SuppressedFinding extends Finding {
  readonly reason: string;
}

/** A finding that people have accepted, all its losses. */
export interface AcceptedFinding extends Finding {
  readonly acceptance: Acceptance;
  /** Who accepted which losses, oldest first. */
  readonly accepted: readonly [AcceptedBy, ...AcceptedBy[]];
}

/** A person, and the losses that they accepted. */
export interface AcceptedBy {
  readonly names: readonly string[];
  /** `@login`, or the author of a commit. */
  readonly by: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  /** Where they did; null if that has no address. */
  readonly url: string | null;
}

import type { KubernetesObject, Place } from '../kubernetes/object.ts';
import type { SecretDigest } from '../kubernetes/secrets/place.ts';
import type { Severity } from '../severity.ts';
import type { Origin } from '../yaml/origin.ts';
import type { AskedFor } from './asks-for.ts';
import type { Approvers } from './finding.ts';
import type { Loss } from './loss.ts';

/** A repair as ranges and their new text; a range is one of the origins' `start` to `end`. */
export interface ProblemFix {
  readonly title: string;
  readonly edits: readonly { readonly at: Origin; readonly text: string }[];
}

/** What a rule yields: what is wrong, where, and how to fix it. */
export interface Problem {
  /** A value of an object (shown at the scalar, at the key of a collection or at the nearest ancestor of a missing value), or any range of a file. */
  readonly at: Place | Origin;
  /** `base` where `at` is a line of the base that the change deletes, which the head no longer has. */
  readonly side?: 'base' | undefined;
  /** What of this repository brings it about; shown where `at` lies in another repository. */
  readonly instead?: Place | Origin | undefined;
  /** One or two sentences: what is wrong, why it matters, what to do. Never a secret's value. */
  readonly message: string;
  /** Where this problem is more or less serious than the rule in general. */
  readonly severity?: Severity | undefined;
  /** Whether it is less serious only because no cluster reaches its subject; the engine sets it. */
  readonly isUnreached?: boolean;
  readonly related?: readonly { readonly at: Place | Origin; readonly message: string }[];
  /** The right value for the scalar at `at` (its quotes are kept), or the edits. Only if it is certainly right. */
  readonly fix?: string | ProblemFix | undefined;
  /** The object that the problem is about, where the subject is not an object. */
  readonly object?: KubernetesObject | undefined;
  /** The builds that it concerns, where those are not the object's. */
  readonly builds?: readonly string[];
  /** What distinguishes this problem from others of the same rule, object and field. No line numbers, no secrets. Default: the message. */
  readonly values?: readonly string[];
  /**
   * What brings about several problems of the rule, such as a kind and its version: they become one finding with their places.
   * Default: the message and the range, so what one line does to many objects is one finding.
   */
  readonly cause?: readonly string[];
  /** What it asks for that does not exist: if the change took that away, the line that did is to blame. */
  readonly asksFor?: AskedFor | undefined;
  /** What people may accept: the objects that the change loses or harms. */
  readonly losses?: readonly Loss[] | undefined;
  /** Whether the change edits what the problem is about, where this and not the base decides whether it counts. */
  readonly isEdited?: boolean;
  /** Who alone may accept them; left out where that is as the policy file says. */
  readonly approvers?: Approvers | undefined;
  /** The secrets that the problem is about: where one of them is another one than in the base, the problem is new. */
  readonly secrets?: readonly NamedSecret[];
}

/** How two revisions compare a secret: its name, and a digest of its value that does not reveal it. */
export interface NamedSecret {
  readonly key: string;
  readonly digest: SecretDigest;
  /** Whether `key` is the path of the file that contains it, which the place of the problem names. */
  readonly isInFile?: boolean;
}

import { spanOf } from '../findings/locate.ts';
import type { KubernetesObject, Place } from '../kubernetes/object.ts';
import { type Change, type ChangedFile, changesInBase, hasLine } from '../repository/change.ts';
import type { Revision } from '../revision/revision.ts';
import type { Origin } from '../yaml/origin.ts';

/** What a change did that takes something away from those who ask for it. */
export interface Deed {
  /** The text in which `at` is: the base's where the line is gone. */
  readonly side: 'base' | 'head';
  readonly at: Place | Origin;
  /** After “This change”: “removes HelmRepository `x`”. */
  readonly words: string;
  /** The value to put back at `at`, if that is certainly right. */
  readonly fix?: string | undefined;
  /** The object that `at` is in. */
  readonly object?: KubernetesObject | undefined;
}

/** Names that are searched for in all texts of the head. */
const MOST_SEARCHES = 20;

/** The two revisions of a change, and its lines. */
export class Comparison {
  readonly head: Revision;
  readonly base: Revision;
  readonly change: Change;
  #searches = 0;

  constructor(head: Revision, base: Revision, change: Change) {
    this.head = head;
    this.base = base;
    this.change = change;
  }

  /** The changed file that has a path in the base. */
  file(basePath: string): ChangedFile | undefined {
    return changesInBase(this.change).get(basePath);
  }

  /** Whether the change deletes or rewrites the line of a place of the base. */
  isDeleted(at: Place | Origin): boolean {
    const { file, start } = spanOf(at);
    return hasLine(this.file(file.path)?.deleted ?? [], file.position(start).line);
  }

  /** Whether all texts may be searched once more. */
  maySearch(): boolean {
    return ++this.#searches <= MOST_SEARCHES;
  }

  /** Whether the change adds or rewrites the line of a place of the head. */
  isAdded(at: Place | Origin): boolean {
    const { file, start } = spanOf(at);
    return hasLine(this.change.files.get(file.path)?.added ?? [], file.position(start).line);
  }
}

import type { Origin } from '../yaml/origin.ts';
import type { YamlMap } from '../yaml/value.ts';
import type { Deletion, Unmatched } from './accumulator.ts';
import type { BuildProblem } from './failure.ts';
import type { Touch } from './resources/history.ts';
import type { ResourceId } from './resources/identity.ts';
import { mayChangeObjects, type UnknownPart } from './unknown-part.ts';

/** An object that a build yields. */
export interface BuiltObject {
  readonly value: YamlMap;
  /** What wrote the object as a whole: its document, or a generator's entry. */
  readonly origin: Origin;
  readonly id: ResourceId;
  /** Who it was before, the oldest first. Empty if nothing renamed it. */
  readonly previousIds: readonly ResourceId[];
  /** Whether its name has a hash of its content at the end. */
  readonly hasHash: boolean;
  /** The patches, images, replicas and replacements that had a part in it. */
  readonly touches: readonly Touch[];
}

/** The result of building a directory. */
export interface Build {
  /** Relative to the tree; `''` is its root. */
  readonly directory: string;
  /**
   * The objects; where `unknown` is not empty, there may be more, and these may differ. Of a build that fails, those that it has
   * without the parts that fail: nothing applies them, but they are checked, so that its defects come out together.
   */
  readonly objects: readonly BuiltObject[];
  /** Why it does not build, the first as kustomize reports it; empty if it builds. */
  readonly problems: readonly BuildProblem[];
  readonly unknown: readonly UnknownPart[];
  /** The parts that fail and that `objects` is built without. */
  readonly leftOut: readonly UnknownPart[];
  readonly unmatched: readonly Unmatched[];
  readonly deletions: readonly Deletion[];
  /** All files that had a part in it. */
  readonly files: ReadonlySet<string>;
  /** All directories whose kustomization files had a part in it. */
  readonly directories: ReadonlySet<string>;
}

/** Whether a build fails in a part that may change the objects of the others, so that what is built without it is not final. */
export function mayLackChanges({ leftOut }: Build): boolean {
  return leftOut.some(mayChangeObjects);
}

/** The files that need no check of their own: all that a build reads, or the ones whose objects it has although it fails. */
export function filesCovered({ problems, files, objects }: Build): Iterable<string> {
  return problems.length === 0 ? files : new Set(objects.map(({ origin }) => origin.file.path));
}

import type { Origin } from '../yaml/origin.ts';
import type { YamlMap } from '../yaml/value.ts';
import type { Deletion, Unmatched } from './accumulator.ts';
import type { BuildProblem, UnknownPart } from './failure.ts';
import type { Touch } from './resources/history.ts';
import type { ResourceId } from './resources/identity.ts';

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
  /** The objects; where `unknown` is not empty, there may be more, and these may differ. None if the build fails. */
  readonly objects: readonly BuiltObject[];
  /** Why it does not build, the first as kustomize reports it; empty if it builds. */
  readonly problems: readonly BuildProblem[];
  readonly unknown: readonly UnknownPart[];
  readonly unmatched: readonly Unmatched[];
  readonly deletions: readonly Deletion[];
  /** All files that had a part in it. */
  readonly files: ReadonlySet<string>;
  /** All directories whose kustomization files had a part in it. */
  readonly directories: ReadonlySet<string>;
}

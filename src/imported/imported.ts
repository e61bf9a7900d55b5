import type { Problem } from '../findings/problem.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { ForeignTool } from '../policy/foreign-rules.ts';
import type { Severity } from '../severity.ts';
import type { ToolOutput } from './result.ts';

/** What other tools say of a revision. */
export interface Imported {
  readonly outputs: readonly ToolOutput[];
  /** The same for the base, by the tools whose results of it are known. */
  readonly base: readonly ToolOutput[];
  /** The cluster whose objects the tools read on their standard input; undefined if that is not known. */
  readonly cluster?: string | undefined;
  /** Whether nothing but the imported results is reported. */
  readonly isAlone: boolean;
  /** The files that the tools name. */
  readonly artifacts: ReadonlyMap<string, Artifact>;
  /** The files that they name for the base, whose texts are no longer on this disk. */
  readonly baseArtifacts: ReadonlyMap<string, Artifact>;
}

/** A file that a tool has read, by the name that the tool gives it. */
export interface Artifact {
  /** The paths in the checked tree that the name can mean, the likeliest first. */
  readonly paths: readonly string[];
  /** Its text, where lines of it matter and it is not in the tree. */
  readonly text: string | undefined;
}

/** The tools whose results of the base are known. */
export function toolsOfBase({ base }: Imported): ReadonlySet<ForeignTool> {
  return new Set(base.map(({ tool }) => tool));
}

/** A rule of another tool, as far as one of its results says. */
export interface ForeignRule {
  readonly id: string;
  readonly severity: Severity;
  readonly url: string;
}

/** A result of another tool at the lines of the repository that it is about. */
export interface PlacedResult {
  readonly rule: ForeignRule;
  readonly problem: Problem;
  readonly object: KubernetesObject | undefined;
}

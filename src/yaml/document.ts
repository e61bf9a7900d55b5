import type { TextFile } from '../repository/text-file.ts';
import type { Origin } from './origin.ts';
import type { TextProblem } from './problem.ts';
import type { YamlValue } from './value.ts';

/** An anchor with the name of an earlier one of the document that has another value. */
export interface RedefinedAnchor {
  /** The anchor, with its `&`. */
  readonly at: Origin;
  /** The one before it. */
  readonly earlier: Origin;
  /** Whether it has no value. Otherwise nothing uses the earlier one, and an alias follows that is no nearer to this one. */
  readonly isEmpty: boolean;
}

/** One YAML document: its value, whose collections know their origins, and the origin of the whole. */
export interface YamlDocument {
  readonly file: TextFile;
  /** Position among the documents of the file, from 0. */
  readonly index: number;
  readonly value: YamlValue;
  readonly origin: Origin;
  readonly problems: readonly TextProblem[];
  /** Anchors that a reader may take for earlier ones; the first of them. */
  readonly redefined: readonly RedefinedAnchor[];
  /** Problems of the document beyond those that are listed. */
  readonly moreProblems: number;
}

/** All documents of one file; if one does not parse, the problem that says so and the other documents. */
export interface ParsedFile {
  readonly file: TextFile;
  readonly documents: readonly YamlDocument[];
  readonly problems: readonly TextProblem[];
  /** Text that no tool reads, although the text before it is valid. */
  readonly unread: readonly TextProblem[];
  /** How many values were read, those that aliases repeat included. */
  readonly values: number;
}

import type { FieldPath } from '../kubernetes/terms/problem.ts';
import type { ForeignTool } from '../policy/foreign-rules.ts';
import type { Severity } from '../severity.ts';

/** What a result is about, as its tool says; what it does not say is undefined. */
export interface Subject {
  /** The file that the tool read. Undefined for its standard input. */
  readonly file?: string | undefined;
  /** Where in the file. */
  readonly region?: Region | undefined;
  readonly object?: NamedObject | undefined;
  /** The field of the object. */
  readonly path?: FieldPath | undefined;
  /** Whether the field itself is wrong, and not its value. */
  readonly isKey?: boolean | undefined;
}

/** A range of a file: lines and columns from 1, columns in UTF-16 code units, end exclusive; without columns, whole lines. */
export interface Region {
  readonly line: number;
  readonly column?: number | undefined;
  readonly endLine?: number | undefined;
  readonly endColumn?: number | undefined;
}

/** An object as a tool names it. A part that it leaves out is undefined: kubeconform does not say a namespace. */
export interface NamedObject {
  readonly apiVersion?: string | undefined;
  readonly kind: string;
  readonly namespace?: string | undefined;
  readonly name: string;
}

/** A result of another tool. All of it is untrusted: who writes manifests can choose most texts in it. */
export interface ForeignResult {
  readonly tool: ForeignTool;
  /** The id of the imported rule, such as `kyverno/require-labels`. */
  readonly rule: string;
  readonly severity: Severity;
  /** What the tool says, on one line and of limited length. */
  readonly message: string;
  /** A page about the rule, if the tool names one. */
  readonly url?: string | undefined;
  readonly subject: Subject;
}

/** The output of a tool, read. */
export interface ToolOutput {
  readonly tool: ForeignTool;
  /** The file that contains it; `-` is the standard input. */
  readonly file: string;
  readonly results: readonly ForeignResult[];
}

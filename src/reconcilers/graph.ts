import type { KubernetesObject } from '../kubernetes/object.ts';

/** What is wanted of a graph: one entrypoint by its name, or what one object (`namespace/name` or `name`) brings. */
export interface GraphFilter {
  readonly cluster?: string | undefined;
  readonly from?: string | undefined;
}

/** What one reconciler shows of a tree. */
export interface GraphPart {
  readonly groups: readonly GraphGroup[];
  /** What files define for it and no entrypoint reaches. */
  readonly unreached: GraphPlaces;
  /** The same as fields of the JSON report. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** One entrypoint with everything that it brings. */
export interface GraphGroup {
  readonly name: string;
  /** What it is and how much it has. */
  readonly heading: string;
  readonly lines: readonly GraphLine[];
  /** The same as a chart, in the order in which it is drawn. */
  readonly chart: readonly (ChartNode | ChartEdge)[];
}

/** A line of a tree for a terminal. */
export interface GraphLine {
  readonly text: string;
  /** `!` before a failure, `?` before what is not known. */
  readonly mark?: '!' | '?';
  readonly below?: readonly GraphLine[];
}

/** A box of a chart. */
export interface ChartNode {
  /** Reports it apart in its group. */
  readonly key: string;
  readonly lines: readonly string[];
  /** The object that it stands for: its kind, and `namespace/name`. */
  readonly kind: string;
  readonly id: string;
  /** Whether something waits for the object, and the group does not have it. */
  readonly isAbsent?: boolean;
  /** Why it certainly fails, a sentence each. */
  readonly failures: readonly string[];
  /** The files of the tree that have a part in what it applies. */
  readonly files: ReadonlySet<string>;
}

/** An arrow of a chart, from what applies to what is applied; or, where it waits, to what is waited for. */
export interface ChartEdge {
  readonly from: string;
  readonly to: string;
  readonly isWaiting: boolean;
}

/** Objects under a title. */
export interface GraphPlaces {
  readonly title: string;
  readonly places: readonly GraphPlace[];
}

/** An object by its name and where it is written. */
export interface GraphPlace {
  readonly name: string;
  readonly path: string;
  readonly line: number;
}

/** Whether an object of an id (`namespace/name`) is meant by a text: the whole of it, or the name alone. */
export function isNamed(id: string, text: string): boolean {
  return id === text || (!text.includes('/') && id.endsWith(`/${text}`));
}

/** The object by its name and where it is written. */
export function placeIn({ name, origin }: KubernetesObject): GraphPlace {
  return { name, path: origin.file.path, line: origin.file.position(origin.start).line };
}

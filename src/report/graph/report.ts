import type { GraphFilter, GraphPart } from '../../reconcilers/graph.ts';
import type { Reconciler } from '../../reconcilers/reconciler.ts';
import { jsonText } from '../../text/printable.ts';

/** What `gitops-gate graph` shows for a tree. */
export interface GraphReport {
  /** One for each reconciler. */
  readonly parts: readonly GraphPart[];
  /** What was looked for: `cluster of Flux`. */
  readonly soughtFor: readonly string[];
}

/** Sums up what reconcilers run for people and programs. */
export function graphReport(reconcilers: readonly Reconciler[], filter: GraphFilter = {}): GraphReport {
  return {
    parts: reconcilers.map((reconciler) => reconciler.graph(filter)),
    soughtFor: reconcilers.map(({ words }) => words.entrypoint),
  };
}

/** The graph as JSON; each reconciler has fields of its own. */
export function graphJson({ parts }: GraphReport): string {
  return jsonText({ version: 1, ...Object.fromEntries(parts.flatMap(({ json }) => Object.entries(json))) });
}

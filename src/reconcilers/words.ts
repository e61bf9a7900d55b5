/** What people call a reconciler and its objects. */
export interface ReconcilerWords {
  /** The name of the tool: `Flux`. */
  readonly tool: string;
  /** What is looked for to find it at work: `cluster of Flux`. */
  readonly entrypoint: string;
  /** The kind of the objects by which it applies others: `Kustomization`, `Application`. */
  readonly applier: string;
  /** The kinds that make those. */
  readonly makers: readonly string[];
  /** What those do to a cluster: they `act`, they `sync`. */
  readonly verb: string;
}

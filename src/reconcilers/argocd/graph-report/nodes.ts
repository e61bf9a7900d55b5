import type { ApplicationSource, Destination } from '../application.ts';
import type { ArgoRoot } from '../entrypoints/roots.ts';

/** What Argo CD runs from one root on. */
export interface GraphRoot {
  readonly name: string;
  /** What yields its Applications: an overlay or files, which a person applies, or Flux. */
  readonly foundBy: ArgoRoot['foundBy'];
  readonly applications: number;
  readonly applicationSets: number;
  /** What all its Applications apply. */
  readonly objects: number;
  readonly entries: readonly GraphNode[];
}

export type GraphNode = GraphApplication | GraphApplicationSet;

export interface GraphApplication {
  readonly kind: 'Application';
  /** `namespace/name`, or the name alone without a namespace. */
  readonly id: string;
  readonly syncWave: number | null;
  /** Whether Argo CD certainly has it once what brings it is applied. */
  readonly certain: boolean;
  readonly sources: readonly GraphArgoSource[];
  /** Texts that are not known still have their `{{…}}`. */
  readonly destination: { readonly [field in keyof Destination]: string | null };
  readonly objects: number;
  readonly unknown: readonly GraphUnknown[];
  readonly failures: readonly string[];
  /** Whether it is already shown in the same root, with everything below it. */
  readonly repeated: boolean;
  /** The Applications and ApplicationSets that it applies, in Argo CD's order. */
  readonly applies: readonly GraphNode[];
}

export interface GraphApplicationSet {
  readonly kind: 'ApplicationSet';
  readonly id: string;
  readonly syncWave: number | null;
  readonly unknown: readonly GraphUnknown[];
  readonly repeated: boolean;
  /** The Applications that it makes. */
  readonly applications: readonly GraphNode[];
}

export interface GraphArgoSource {
  readonly repository: string;
  readonly revision: string;
  readonly type: ApplicationSource['type'];
  /** The chart of a Helm repository. */
  readonly chart: string | null;
  /** The directory of this tree, whether it exists or not, or null if the source is elsewhere or the path not completely known. */
  readonly directory: string | null;
  readonly exists: boolean;
  /** A path that is not completely known, with `{{…}}` for the rest, and the directories of this tree that fit it. */
  readonly pattern: string | null;
  readonly fitting: readonly string[];
  readonly objects: number;
  /** A summary of the kustomize options in addition to the kustomization file. */
  readonly kustomize: readonly string[];
}

export interface GraphUnknown {
  readonly kind: string;
  readonly reason: string;
}

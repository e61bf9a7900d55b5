import type { KubernetesObject, Place } from '../../kubernetes/object.ts';
import type { Build } from '../../kustomize/built.ts';
import type { Tree } from '../../repository/tree.ts';
import type { Origin } from '../../yaml/origin.ts';
import type { YamlMap, YamlValue } from '../../yaml/value.ts';
import type { ValueLayers } from '../value-layers.ts';
import type { ChartApplication } from './chart/chart-applications.ts';
import type { ArgoUnknown } from './unknown.ts';

/** What Argo CD makes manifests with; `ref` lends its files to other sources, `chart` is one of another place. */
export type SourceType = 'kustomize' | 'directory' | 'helm' | 'plugin' | 'chart' | 'ref' | 'unknown';

/** A directory of this repository that a source names. */
export interface SourcePath {
  /** As in the manifest. */
  readonly value: string;
  /** Relative to the tree. */
  readonly directory: string;
  readonly exists: boolean;
  /** Whether the source uses the revision that is checked. */
  readonly isHere: boolean;
  /** Whether it is certainly missing where it does not exist: repository, revision and path are known. */
  readonly isCertain: boolean;
  readonly origin: Origin;
}

/** A values file of a Helm source that lies in this repository. */
export interface ValuesFile {
  readonly path: string;
  readonly exists: boolean;
  /** Whether the Application does without it where it is missing (`ignoreMissingValueFiles`). */
  readonly isOptional: boolean;
  readonly origin: Origin;
}

/** A chart that an Application renders. */
export interface RenderedChart {
  /** The tree in which it is, and its directory there. */
  readonly tree: Tree;
  readonly directory: string;
  /** What the Application passes to it. */
  readonly values: ValueLayers;
  /** Whether Helm checks the values by the schema of the chart. */
  readonly isChecked: boolean;
}

/** One source of an Application. */
export interface ApplicationSource {
  readonly repoUrl: string;
  readonly revision: string;
  readonly type: SourceType;
  /** Undefined if the source is not in this repository, or its path is not known. */
  readonly path: SourcePath | undefined;
  /** Whether it is in another repository, for certain. */
  readonly isElsewhere: boolean;
  /** Its path, if it is in a repository of another owner that has the name of this one, which may be its former address. */
  readonly formerPath: Place | undefined;
  /** The path if known, with `{{…}}` for the rest, or undefined if the source is elsewhere or the path is known. */
  readonly pattern: string | undefined;
  /** What Argo CD edits the kustomization file with (`source.kustomize`), the files next to it that override it reckoned in. */
  readonly options: YamlMap | undefined;
  /** What kustomize builds from the path; equal builds are the same value. */
  readonly build: Build | undefined;
  /** The files of this tree that it reads without kustomize: manifests of a directory, a chart's, values. */
  readonly files: ReadonlySet<string>;
  readonly valuesFiles: readonly ValuesFile[];
  readonly objects: readonly KubernetesObject[];
  /** The Applications and ApplicationSets of its chart; those that are certain are among its objects. */
  readonly charted: readonly ChartApplication[];
  /** Its chart, if it is one whose files are known. */
  readonly chart: RenderedChart | undefined;
}

/** Where an Application's objects go; texts that are not known still have their `{{…}}`. */
export interface Destination {
  readonly server: string | undefined;
  readonly name: string | undefined;
  /** The namespace of objects that do not set one. */
  readonly namespace: string | undefined;
}

/** An Application of the tree, from a file, a build or an ApplicationSet, and what it builds. */
export interface Application {
  readonly object: KubernetesObject;
  readonly name: string;
  /** As in the manifest. Empty if there is none. */
  readonly namespace: string;
  /** The ApplicationSet that generates it. */
  readonly set: KubernetesObject | undefined;
  /** The directory of the chart in whose templates it is. Such a folder is not one of files to be filled in. */
  readonly chart: string | undefined;
  /** What its parameters come from: elements of lists, contents of files, values of its chart. Empty without any. */
  readonly written: readonly YamlValue[];
  /** Whether it certainly exists once its manifest is applied. */
  readonly isCertain: boolean;
  readonly destination: Destination;
  readonly sources: readonly ApplicationSource[];
  readonly unknowns: readonly ArgoUnknown[];
  /**
   * What all its sources yield, if known, with the directories as their builds: Applications that build the same
   * share them. Objects without a namespace go to that of the destination.
   */
  readonly objects: readonly KubernetesObject[];
}

/** The objects that an Application yields, and the Applications that its charts may yield. */
export function yieldedBy({ objects, sources }: Application): readonly KubernetesObject[] {
  const maybe = sources.flatMap(({ charted }) => charted.filter(({ isCertain }) => !isCertain));
  return maybe.length === 0 ? objects : [...objects, ...maybe.map(({ object }) => object)];
}

/** Whether a build of it fails, so that Argo CD applies nothing of it. Its `objects` are then what it has otherwise. */
export function failsToBuild({ sources }: Pick<Application, 'sources'>): boolean {
  return sources.some(({ build }) => (build?.problems.length ?? 0) > 0);
}

/** The path whose folders tell whether an Application is switched off. */
export function placeOfApplication({ chart, object }: Pick<Application, 'chart' | 'object'>): string {
  return chart === undefined ? object.origin.file.path : `${chart}/`;
}

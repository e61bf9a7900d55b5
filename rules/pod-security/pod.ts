import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { podMetadataPath, podSpecPath } from '../../src/kubernetes/references/pods.ts';
import { hasPlaceholder } from '../../src/text/variables.ts';
import { listAt, mapAt, stringAt, valueAt, type YamlMap, type YamlValue } from '../../src/yaml/value.ts';

/** A path into an object. */
export type Path = readonly (string | number)[];

/** What a standard does not allow. */
export interface Violation {
  /** The field, written or missing. */
  readonly path: Path;
  /** What is wrong with it, as a clause. */
  readonly words: string;
}

/** A security context of a pod or of a container, with the name of its owner. */
export interface Holder {
  readonly owner: string;
  readonly path: Path;
  readonly value: YamlMap;
}

/** The pod that an object creates. */
export interface PodTemplate {
  readonly spec: YamlMap;
  readonly path: Path;
  /** The annotations of the pod, and their path. */
  readonly annotations: YamlMap | undefined;
  readonly annotationsPath: Path;
  /** All containers, also init and ephemeral ones. */
  readonly containers: readonly Holder[];
  /** The pod as a whole, then the containers. */
  readonly holders: readonly Holder[];
}

const LISTS = ['initContainers', 'containers', 'ephemeralContainers'];

/** The pod of an object, or undefined if it creates none. */
export function podTemplateOf(object: KubernetesObject): PodTemplate | undefined {
  const path = podSpecPath(object);
  const spec = path && mapAt(object.value, ...path);
  if (!path || !spec || listAt(spec, 'containers').length === 0) return undefined;
  const annotationsPath = [...(podMetadataPath(object) ?? []), 'annotations'];
  const containers = LISTS.flatMap((list) =>
    listAt(spec, list).flatMap((_, index): Holder[] => {
      const value = mapAt(spec, list, index);
      const owner = `container \`${stringAt(value, 'name') ?? index}\``;
      return value ? [{ owner, path: [...path, list, index], value }] : [];
    }),
  );
  const pod = { owner: 'the pod', path, value: spec };
  const annotations = mapAt(object.value, ...annotationsPath);
  return { spec, path, annotations, annotationsPath, containers, holders: [pod, ...containers] };
}

/** A field of the security context of a pod or container. */
export function contextOf({ value }: Holder, ...path: string[]): YamlValue | undefined {
  return valueAt(value, ['securityContext', ...path]);
}

/** The path of such a field. */
export function contextPath({ path }: Holder, ...field: string[]): Path {
  return [...path, 'securityContext', ...field];
}

/** The strings of a list of a security context. */
export function contextList({ value }: Holder, ...path: string[]): string[] {
  return listAt(value, 'securityContext', ...path).filter((item) => typeof item === 'string');
}

/** Whether something may fill in a value later. */
export function isOpen(value: YamlValue | undefined): boolean {
  return typeof value === 'string' && hasPlaceholder(value);
}

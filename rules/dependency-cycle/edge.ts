import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { directoryOf } from '../../src/repository/tree.ts';

/** Why one Kustomization or HelmRelease needs another: explicitly, or through what it deploys and what deploys it. */
export type DependencyEdge =
  | 'depends'
  | 'waits'
  | 'checks'
  | 'applied'
  | 'source'
  | 'variables'
  | 'values'
  | 'namespace'
  | 'definition';

/** What an object needs before it reaches a state. */
export interface NeedEdge {
  readonly object: KubernetesObject;
  readonly need: DependencyEdge;
  /** Where the need is defined. */
  readonly at: Place;
  /** The state that must be reached first. */
  readonly to: string;
}

/** `applied`: its own objects were handed to the cluster. */
type State = 'applied' | 'ready';

/** A state of an object, as a key. */
export function stateOf({ groupKind, namespace, name }: KubernetesObject, state: State): string {
  return `${state} ${groupKind} ${namespace}/${name}`;
}

/** Whether the files of two objects are in one directory. */
export function isBeside(a: KubernetesObject, b: KubernetesObject): boolean {
  return directoryOf(a.origin.file.path) === directoryOf(b.origin.file.path);
}

/** Whether two are one object of a cluster. */
export function isSame(a: KubernetesObject, b: KubernetesObject): boolean {
  return a.groupKind === b.groupKind && a.namespace === b.namespace && a.name === b.name;
}

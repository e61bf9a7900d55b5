import type { Origin } from '../../yaml/origin.ts';

/** A name that an object had before a transformer changed it. */
export interface PreviousId {
  readonly name: string;
  /** The effective namespace. */
  readonly namespace: string;
  readonly kind: string;
}

/** How a generated object is combined with an existing one. */
export type Behavior = 'unspecified' | 'create' | 'replace' | 'merge';

/** A patch, or another transformer's entry, that had a part in an object. */
export interface Touch {
  readonly kind: 'patch' | 'replacement' | 'image' | 'replica';
  /** The entry of the kustomization file. */
  readonly origin: Origin;
}

/** A generator or transformer as `buildMetadata` names it. */
export interface Transformation {
  /** Path of the kustomization file or of the plugin's configuration, relative to the tree. */
  readonly file: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name?: string;
  readonly namespace?: string;
}

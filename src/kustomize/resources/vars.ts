import type { Origin } from '../../yaml/origin.ts';
import type { GroupVersionKind } from './identity.ts';

/** A deprecated `vars` entry: a name for the value of a field of an object. */
export interface Var {
  readonly name: string;
  readonly target: GroupVersionKind & { readonly name: string; readonly namespace: string };
  /** The path to read; `metadata.name` if none is set. */
  readonly fieldPath: string;
  readonly statedPath: string;
  readonly origin: Origin;
}

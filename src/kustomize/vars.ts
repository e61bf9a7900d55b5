import type { Origin } from '../yaml/origin.ts';
import type { GroupVersionKind } from './identity.ts';

/** A deprecated `vars` entry: a name for the value of a field of an object. */
export interface Var {
  readonly name: string;
  readonly target: GroupVersionKind & { readonly name: string; readonly namespace: string };
  readonly fieldPath: string;
  readonly origin: Origin;
}

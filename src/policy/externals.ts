import { type External, Externals } from '../reconcilers/externals.ts';
import type { Origin } from '../yaml/origin.ts';

/** An entry of `externals` as written. */
export interface ExternalSettings {
  readonly kind?: string;
  readonly name?: string | string[];
  readonly variable?: string | string[];
  readonly namespace?: string;
  readonly cluster?: string;
  readonly keys?: string[];
}

/** Where a part of the policy file is written. */
export type OriginAt = (path: readonly string[]) => Origin | undefined;

/** What `externals` of a policy file says; an open world if it is not there. */
export function externalsOf(settings: readonly ExternalSettings[] | undefined, originAt: OriginAt): Externals {
  if (!settings) return Externals.NONE;
  return new Externals(
    settings.map(
      ({ kind, name, variable, namespace, cluster, keys }, index): External => ({
        kind,
        names: [name ?? variable ?? []].flat(),
        namespace,
        cluster,
        keys,
        at: originAt(['externals', String(index), kind === undefined ? 'variable' : 'name']),
      }),
    ),
  );
}

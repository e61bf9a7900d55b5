import type { Removal } from '../../src/deeds/removal.ts';
import type { HeldData } from '../../src/kubernetes/data/held.ts';
import { FLUX_INSTANCE } from '../../src/reconcilers/flux/kinds.ts';
import { lostWith } from '../../src/reconcilers/lost-with.ts';
import type { Surroundings } from './surroundings.ts';

/** A removed object and the data that goes with it. */
export interface LostData {
  readonly removal: Removal;
  readonly data: HeldData;
}

/** The data that goes with a removed object, if any does. */
export function lostData(removal: Removal, surroundings: Surroundings): LostData[] {
  if (removal.outcome !== 'pruned' || surroundings.isHandedOver(removal)) return [];
  const data =
    lostWith(removal.object, surroundings.besides(removal)) ??
    (surroundings.isOwnSource(removal) ? { what: 'the source of this repository' } : undefined) ??
    (removal.object.groupKind === FLUX_INSTANCE ? { what: 'Flux itself' } : undefined);
  return data ? [{ removal, data }] : [];
}

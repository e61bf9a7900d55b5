import { minorNumber } from '../../src/kubernetes/terms/minors.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { Revision } from '../../src/revision/revision.ts';

/** The minor version since which Flux fails on variables that are not set. */
const STRICT_SINCE = 9;

const GATE = 'StrictPostBuildSubstitutions';

/** Whether the Flux of a cluster certainly fails on variables that are not set. */
export function failsAtUnset({ name }: Cluster, { schemas, manifests }: Revision): boolean {
  const { minors, guessed } = schemas.fluxOf(name);
  if (guessed || minors.some((minor) => minorNumber(minor) < STRICT_SINCE)) return false;
  for (const { text } of manifests.texts()) if (text.includes(GATE)) return false;
  return true;
}

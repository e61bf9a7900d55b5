import type { Externals } from '../../externals.ts';
import type { ClusterEntrypoint } from '../entrypoints/entrypoint.ts';
import type { Artifacts } from '../source/artifact.ts';
import type { Publication } from '../source/resolved-source.ts';
import type { Cluster } from './cluster.ts';
import { NO_HINTS } from './cluster-state.ts';
import { Follower } from './follower.ts';

/** How often a cluster is followed until the objects that it generates no longer change. */
const MAX_RUNS = 4;
/** Follows a cluster from its entrypoint: each Kustomization to its files, what they build, and the Kustomizations in that. */
export function followCluster(
  entrypoint: ClusterEntrypoint,
  artifacts: Artifacts,
  publication: Publication,
  externals: Externals,
): Cluster {
  let hints = NO_HINTS;
  for (let run = 1; ; run++) {
    const follower = new Follower(entrypoint, artifacts, publication, externals, hints);
    const cluster = follower.follow();
    const next = follower.state.hints();
    if (!next || run >= MAX_RUNS) return cluster;
    hints = next;
  }
}

import { defineRule } from '../../src/lint/rule.ts';
import { missingReferences } from '../../src/reconcilers/flux/references/missing-references.ts';
import { referencesIn } from '../../src/reconcilers/flux/references/source-uses.ts';
import { REFERRING_KINDS, sourceReferences } from '../../src/reconcilers/flux/source/references.ts';
import { missingInCluster } from './cluster.ts';
import { missingInFiles, withFileOfName } from './files.ts';
import { problemOf } from './messages.ts';
import type { MissingSource } from './missing-source.ts';

export default defineRule({
  on: 'tree',
  id: 'unknown-source',
  description: 'A Flux object references a source that does not exist.',
  theme: 'reconcilers',
  severity: 'error',

  *check(revision) {
    const { flux, objects, standings, externals } = revision;
    for (const cluster of flux.clusters) {
      for (const absence of missingReferences(cluster, referencesIn(cluster), revision)) {
        const missing =
          missingInCluster(absence, cluster) ??
          (absence.isNamed ? undefined : asLikely(missingInFiles(absence.reference.reference, revision)));
        if (missing) yield problemOf(withFileOfName(missing, revision), externals);
      }
    }
    // Where clusters are known, what none of them applies breaks nothing yet.
    const isIdle = flux.clusters.length > 0;
    for (const object of objects) {
      if (!REFERRING_KINDS.includes(object.groupKind) || flux.clusterOf(object)) continue;
      if (standings.ofObject(object) === 'off') continue;
      for (const reference of sourceReferences(object)) {
        const missing = missingInFiles(reference, revision);
        if (!missing) continue;
        const found = withFileOfName(missing, revision);
        yield problemOf(isIdle ? { ...found, isCertain: false } : found, externals);
      }
    }
  },
});

function asLikely(missing: MissingSource | undefined): MissingSource | undefined {
  return missing && { ...missing, isCertain: false };
}

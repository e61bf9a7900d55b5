import type { Problem } from '../../src/findings/problem.ts';
import { getOrInsert } from '../../src/grouping.ts';
import { Place } from '../../src/kubernetes/object.ts';
import type { Build } from '../../src/kustomize/built.ts';
import { listedPaths } from '../../src/kustomize/listed.ts';
import { directoryOf, join } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { writtenAt } from '../../src/yaml/origin.ts';

/** Paths that are in the tree, but not in what Flux's source hands to the cluster. */
export function* leftOut(revision: Revision): Iterable<Problem> {
  const { tree, manifests, builds } = revision;
  const broken = new Map<string, Build[]>();
  for (const build of builds) {
    for (const { kind, origin } of build.problems) {
      if (kind !== 'missing-file' || !origin) continue;
      getOrInsert(broken, writtenAt(origin), () => []).push(build);
    }
  }
  for (const file of broken.size === 0 ? [] : manifests.files) {
    if (file.type !== 'overlay') continue;
    for (const { path, text, origin } of listedPaths(file)) {
      const concerned = revision.standings.weigh(broken.get(writtenAt(origin)) ?? [], file.path);
      const full = join(directoryOf(file.path), path);
      const resolved = full === undefined ? undefined : tree.resolve(full);
      if (!concerned || full === undefined || resolved === undefined) continue;
      if (!tree.files.has(resolved) && !tree.isDirectory(resolved)) continue;
      const why =
        resolved === full
          ? 'Flux excludes it because of `.sourceignore`, `spec.ignore` of the source or its defaults'
          : 'Flux excludes symbolic links';
      yield {
        at: new Place([], text, origin),
        message: `\`${full}\` does not reach the cluster. ${why}, so the build fails and none of its objects are applied.`,
        values: [path],
        builds: concerned.builds,
        severity: concerned.isDeployed ? undefined : 'warning',
      };
    }
  }
}

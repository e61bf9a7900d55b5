import { posix } from 'node:path';
import type { Problem } from '../../src/findings/problem.ts';
import { Place } from '../../src/kubernetes/object.ts';
import { listedPaths } from '../../src/kustomize/listed.ts';
import { kustomizationFiles } from '../../src/repository/kustomization-names.ts';
import { directoryOf, join } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { Environments } from './environments.ts';

const INCLUDING = new Set(['resources', 'bases', 'components']);

/** Directories of another environment in the list of an overlay, while nothing deploys the same directory of its own. */
export function* copiedEntries(revision: Revision): Iterable<Problem> {
  const environments = new Environments(revision);
  for (const file of revision.manifests.files) {
    if (file.type !== 'overlay') continue;
    const directory = directoryOf(file.path);
    for (const { field, path, text, origin } of listedPaths(file)) {
      const full = INCLUDING.has(field) ? join(directory, path) : undefined;
      if (full === undefined || !revision.tree.isDirectory(full)) continue;
      const own = environments.ownOfOverlay(directory, full);
      if (own === undefined || kustomizationFiles(revision.tree, own).length === 0) continue;
      const written = posix.relative(directory, own);
      yield {
        at: new Place([], text, origin),
        severity: 'warning',
        message: `\`${file.path}\` lists \`${full}\`, and nothing deploys \`${own}\`. The path may be that of another environment. If so, write \`${written}\`.`,
        fix: written,
        values: [path],
      };
    }
  }
}

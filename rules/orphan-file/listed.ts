import { listedPaths } from '../../src/kustomize/listed.ts';
import { directoryOf, join, type Tree } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';

/** What kustomization files list, whether anything reads these or not. */
export interface Listed {
  readonly files: ReadonlySet<string>;
  /** Files and directories in list items that are commented out: taken out on purpose. */
  readonly switchedOff: ReadonlySet<string>;
}

const COMMENTED = /^\s*#[\s#]*-\s*(["']?)([^\s"'#]+)\1\s*(?:#.*)?$/gm;

/** Reads the lists of all kustomization files. */
export function readLists(tree: Tree, manifests: Revision['manifests']): Listed {
  const files = new Set<string>();
  const switchedOff = new Set<string>();
  for (const overlay of manifests.files) {
    if (overlay.type !== 'overlay') continue;
    const directory = directoryOf(overlay.path);
    for (const { path } of listedPaths(overlay)) {
      const full = join(directory, path);
      const resolved = full === undefined ? undefined : tree.resolve(full);
      if (resolved !== undefined && tree.files.has(resolved)) files.add(resolved);
    }
    for (const [, , path = ''] of overlay.parsed.file.text.matchAll(COMMENTED)) {
      const full = join(directory, path);
      if (full !== undefined && full !== directory) switchedOff.add(full);
    }
  }
  return { files, switchedOff };
}

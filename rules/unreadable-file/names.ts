import type { Problem } from '../../src/findings/problem.ts';
import { isYamlPath } from '../../src/repository/kustomization-names.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { nameOf, type Tree } from '../../src/repository/tree.ts';
import { Origin } from '../../src/yaml/origin.ts';

/** Manifests whose names are not UTF-8, and folders that cannot be opened. */
export function* unreadNames(tree: Tree): Iterable<Problem> {
  for (const { path, hasUtf8Name } of tree.files.values()) {
    if (hasUtf8Name !== false || !mayBeRead(path)) continue;
    yield {
      ...atStart(path),
      message:
        'The name of this file is not valid UTF-8, so no YAML file can reference it, and tools read it differently or not at all. Rename the file.',
    };
  }
  for (const path of tree.unreadDirectories)
    yield {
      ...atStart(path),
      message:
        'This folder cannot be opened, so nothing in it was checked. Give read access to the user that runs this check, or remove the folder.',
    };
}

/** Whether a cluster may read a file of this name. */
function mayBeRead(path: string): boolean {
  return isYamlPath(path) || /\.json$/i.test(path) || nameOf(path) === 'Kustomization';
}

function atStart(path: string): Pick<Problem, 'at' | 'severity' | 'values'> {
  return { at: new Origin(new TextFile(path, ''), 0, 0, 0, 0), severity: 'error', values: [path] };
}

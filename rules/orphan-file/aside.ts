import { isArchived, isBesideDeployed } from '../../src/repository/folder-names.ts';
import { directoryOf, nameOf } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import type { Listed } from './listed.ts';

/** Files of tests, which lie next to what they test. */
const TEST = /chainsaw|kuttl|kyverno-test/i;

/** The directories in which the files of a test lie. */
export function testedDirectories({ tree }: Revision): Set<string> {
  const directories = new Set<string>();
  for (const path of tree.files.keys()) {
    if (!TEST.test(path)) continue;
    for (let at = path; at !== ''; at = directoryOf(at)) if (TEST.test(nameOf(at))) directories.add(directoryOf(at));
  }
  return directories;
}

/** Whether a file is in a folder that no one deploys, is left out on purpose, or belongs to a chart or a test. */
export function isAside(
  path: string,
  { switchedOff }: Listed,
  tested: ReadonlySet<string>,
  { tree }: Revision,
): boolean {
  if (isArchived(path) || isBesideDeployed(path) || switchedOff.has(path)) return true;
  for (let directory = directoryOf(path); directory !== ''; directory = directoryOf(directory)) {
    if (switchedOff.has(directory) || tested.has(directory) || tree.files.has(`${directory}/Chart.yaml`)) return true;
  }
  return false;
}

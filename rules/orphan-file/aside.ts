import { isBesideDeployed, isSampleFile } from '../../src/repository/folder-names.ts';
import { directoryOf, nameOf } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';

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

/**
 * Whether a file is in a folder that no one deploys, is an example to copy, is switched off, belongs to a chart or a test, or is in the path of an object that
 * nothing applies: listing it elsewhere would apply it without that object's variables.
 */
export function isAside(path: string, tested: ReadonlySet<string>, { tree, deployments }: Revision): boolean {
  if (isBesideDeployed(path) || isSampleFile(nameOf(path)) || deployments.isStatedOff(path)) return true;
  const { by, idle } = deployments.of(directoryOf(path));
  if (idle.length > 0 && by.length === 0) return true;
  for (let directory = directoryOf(path); directory !== ''; directory = directoryOf(directory)) {
    if (tested.has(directory) || tree.files.has(`${directory}/Chart.yaml`)) return true;
  }
  return false;
}

import { isArchived, isHidden } from '../../src/repository/folder-names.ts';
import { directoryOf } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';

/** Whether a file lies where things are kept that nobody deploys. */
export function isLaidAside(path: string, revision: Revision): boolean {
  return isArchived(path) || isHidden(path) || revision.deployments.of(directoryOf(path)).status === 'template';
}

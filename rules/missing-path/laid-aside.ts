import { isArchived, isHidden } from '../../src/repository/folder-names.ts';
import { directoryOf } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';

/** Whether a file is in a folder that no one deploys. */
export function isLaidAside(path: string, revision: Revision): boolean {
  return isArchived(path) || isHidden(path) || revision.deployments.of(directoryOf(path)).status === 'template';
}

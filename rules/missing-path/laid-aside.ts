import { isHidden } from '../../src/repository/folder-names.ts';
import type { Revision } from '../../src/revision/revision.ts';

/** Whether a file is switched off, or in a hidden folder. */
export function isLaidAside(path: string, { standings }: Revision): boolean {
  return isHidden(path) || standings.ofFile(path) === 'off';
}

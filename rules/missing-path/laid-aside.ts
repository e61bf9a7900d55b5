import type { RuleContext } from '../../src/lint/rule.ts';
import { isArchived, isHidden } from '../../src/repository/folder-names.ts';
import { directoryOf } from '../../src/repository/tree.ts';

/** Whether a file lies where things are kept that nobody deploys. */
export function isLaidAside(path: string, context: RuleContext): boolean {
  return isArchived(path) || isHidden(path) || context.deployments.of(directoryOf(path)).status === 'template';
}

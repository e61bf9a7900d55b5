import { deploymentOf } from '../../src/lint/deployed.ts';
import type { RuleContext } from '../../src/lint/rule.ts';
import { isPutAway } from '../../src/repository/archived.ts';
import { directoryOf } from '../../src/repository/tree.ts';

/** Whether a file lies where things are kept that nobody deploys. */
export function isLaidAside(path: string, context: RuleContext): boolean {
  return (
    isPutAway(path) || /(?:^|\/)[._]/.test(path) || deploymentOf(context).standing(directoryOf(path)) === 'template'
  );
}

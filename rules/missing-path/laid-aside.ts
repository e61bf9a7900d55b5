import { deploymentOf, directoryOf, isPutAway, type RuleContext } from '../../src/lint/rule.ts';

/** Whether a file lies where things are kept that nobody deploys. */
export function isLaidAside(path: string, context: RuleContext): boolean {
  return (
    isPutAway(path) || /(?:^|\/)[._]/.test(path) || deploymentOf(context).standing(directoryOf(path)) === 'template'
  );
}

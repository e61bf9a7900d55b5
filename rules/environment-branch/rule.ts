import { defineRule } from '../../src/lint/rule.ts';
import { environmentIn } from '../../src/repository/environments.ts';
import { listWords, quoted } from '../../src/text/words.ts';
import { branchesOf, environmentBranches, KINDS } from './branches.ts';

/** Other branches that a message names. */
const SHOWN = 3;

export default defineRule({
  id: 'environment-branch',
  description: 'Branches of one repository are deployed as environments, so a change reaches the next one by a merge.',
  theme: 'practices',
  severity: 'warning',
  unreached: 'off',
  kinds: KINDS,

  *check(object, revision) {
    for (const { at, repository, branch } of branchesOf(object)) {
      const branches = environmentBranches(revision).get(repository);
      if (!branches || revision.patches.mayWrite(object, at.path)) continue;
      const others = othersThan(branch, branches);
      yield {
        at,
        message: `${quoted(repository)} is deployed from the branch ${quoted(branch)} here and from ${listWords(others.map(quoted))} elsewhere. Environments on branches can drift apart, because each change is merged or copied from one to the other, and nothing shows what differs. Deploy one branch, with a directory for each environment.`,
        severity: haveTrunk(branches) ? 'notice' : undefined,
        values: [repository, branch],
        cause: [repository],
      };
    }
  },
});

/** The first few other branches. */
function othersThan(branch: string, branches: ReadonlySet<string>): string[] {
  const others: string[] = [];
  for (const other of branches) {
    if (others.length === SHOWN) break;
    if (other !== branch) others.push(other);
  }
  return others;
}

/** Whether one branch is named for no environment, so that production may only follow it: a pointer to what is released. */
function haveTrunk(branches: ReadonlySet<string>): boolean {
  return branches.size === 2 && [...branches].some((branch) => environmentIn(branch) === undefined);
}

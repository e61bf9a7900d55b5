import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { DEFAULT_BASELINE } from '../policy/baseline.ts';
import { POLICY_PATHS } from '../policy/policy.ts';
import { repositoryFolder } from '../repository/revision.ts';
import type { Tree } from '../repository/tree.ts';
import { listWords, quoted } from '../text/words.ts';

/**
 * What a person who checks a folder of a repository has to know: that the policy file and the baseline of the repository do not
 * apply to it. Undefined if it has its own, or there are none.
 */
export function settingsAbove(folder: string, head: Tree): string | undefined {
  const top = repositoryFolder(folder);
  if (top === undefined || top === folder) return undefined;
  const unused = [POLICY_PATHS, [DEFAULT_BASELINE.path]].flatMap((paths) =>
    paths.some((path) => head.file(path)) ? [] : paths.filter((path) => existsSync(join(top, path))).slice(0, 1),
  );
  if (unused.length === 0) return undefined;
  const files = listWords(unused.map((path) => quoted(path)));
  const verb = unused.length === 1 ? 'does' : 'do';
  return `${quoted(relative(top, folder))} is checked on its own, so ${files} of the repository ${verb} not apply. To use what the repository sets, run \`gitops-gate check\` in ${top}.`;
}

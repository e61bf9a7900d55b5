import type { Problem } from '../../src/findings/problem.ts';
import { getOrInsert } from '../../src/grouping.ts';
import { isGuard, isProduction } from '../../src/policy/critical-path.ts';
import { matchesAny } from '../../src/policy/policy.ts';
import type { Codeowners, OwnerLine } from '../../src/repository/codeowners/codeowners.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { countOf } from '../../src/text/words.ts';
import { Origin } from '../../src/yaml/origin.ts';
import { startOf } from './place.ts';

/** Critical files whose line has no owner. Elsewhere such a line leaves files to no one on purpose. */
export function* ownerlessFiles(
  codeowners: Codeowners,
  paths: readonly string[],
  { policy, tree }: Revision,
): Iterable<Problem> {
  const found = new Map<OwnerLine, string[]>();
  for (const path of paths) {
    const ownership = codeowners.ownersOf(path);
    if (ownership === 'unmatched' || ownership.owners.length > 0) continue;
    const isAsked = matchesAny(path, policy.criticalPaths);
    if (isAsked || isGuard(path) || (isProduction(path) && isOfFolder(ownership.line)))
      getOrInsert(found, ownership.line, () => []).push(path);
  }
  for (const [{ line, pattern }, files] of found) {
    const { start, end, text } = pattern;
    const isAsked = files.some((path) => matchesAny(path, policy.criticalPaths));
    const [example = '', ...others] = files;
    const what =
      others.length > 0 ? `${countOf(files.length, 'critical file')}, such as \`${example}\`` : `\`${example}\``;
    yield {
      at: codeowners.isAbove ? startOf(example, tree) : new Origin(codeowners.file, start, start, start, end),
      severity: isAsked ? 'error' : 'warning',
      message: `\`${text}\` on line ${line} has no owner, so GitHub does not request reviews for changes of ${what}. Add an owner to the line.`,
      values: ['ownerless', text],
    };
  }
}

/** Whether a line is for all that is in a folder, not for files by their names, which a bot may update without a review. */
function isOfFolder({ pattern }: OwnerLine): boolean {
  return !/\.[\w*?]+$/.test(pattern.text) && !/^\*+$/.test(pattern.text);
}

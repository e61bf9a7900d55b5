import type { Problem } from '../../src/findings/problem.ts';
import { type Change, fateOf } from '../../src/repository/change.ts';
import type { Codeowners, OwnerLine } from '../../src/repository/codeowners/codeowners.ts';
import { submodulesOf } from '../../src/repository/submodules.ts';
import { isWithin, type Tree } from '../../src/repository/tree.ts';
import { misspelt } from '../../src/text/misspelling.ts';
import { Origin } from '../../src/yaml/origin.ts';

/** What to say of a line that matches no file. A name that may come at any depth, such as `*.tf`, may be for new files. */
export function unmatchedProblem(
  { file }: Codeowners,
  { pattern, owners }: OwnerLine,
  tree: Tree,
  change: Change | undefined,
): Problem | undefined {
  const { start, end, text } = pattern;
  const path = text.replace(/^\/|\/(?:\*{0,2})$/g, '');
  // Ranges and regular expressions are reported by codeowners-syntax.
  if (!/^[\w./-]+$/.test(path) || exists(path, tree)) return undefined;
  const near = nearPath(path, tree);
  const isAnchored = text.startsWith('/') || path.includes('/');
  if (near === undefined && (!isAnchored || owners.length === 0)) return undefined;
  const fate = fateOf(path, change);
  const corrected = near === undefined || fate !== '' ? undefined : text.replace(path, () => near);
  const loss =
    owners.length > 0
      ? `, so this line never requests a review from ${owners.map((owner) => owner.text).join(' ')}`
      : '';
  return {
    at: new Origin(file, start, start, start, end),
    message: `\`${text}\` does not match any file${fate}${loss}. ${adviceFor(text, corrected)}`,
    fix: corrected,
    values: [text],
    // Without a nearest name, what is left over of old folders is one cleanup.
    cause: near === undefined ? ['left over'] : [text],
  };
}

function adviceFor(text: string, corrected: string | undefined): string {
  if (corrected === undefined) return 'Correct the path, or delete this line.';
  const isCase = corrected.toLowerCase() === text.toLowerCase();
  return `Did you mean \`${corrected}\`?${isCase ? ' CODEOWNERS is case-sensitive.' : ''}`;
}

/** Whether a path has files, or may have some that the tree does not: of a submodule, a link or an unread directory. */
function exists(path: string, tree: Tree): boolean {
  const elsewhere = [...submodulesOf(tree), ...tree.links.keys(), ...tree.unreadDirectories];
  if (tree.isDirectory(path) || tree.file(path)) return true;
  return elsewhere.some((one) => isWithin(path, one) || isWithin(one, path));
}

/** The path that exists if one misspelled name is corrected. */
function nearPath(path: string, tree: Tree): string | undefined {
  const names = path.split('/');
  for (const [index, name] of names.entries()) {
    const folder = names.slice(0, index).join('/');
    const siblings = tree.names(folder);
    if (siblings.includes(name)) continue;
    const near = misspelt(name, siblings, 'absent');
    const corrected = [...names.slice(0, index), near, ...names.slice(index + 1)].join('/');
    return near !== undefined && (tree.isDirectory(corrected) || tree.file(corrected)) ? corrected : undefined;
  }
  return undefined;
}

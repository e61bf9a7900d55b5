import { UsageError } from '../usage-error.ts';
import { isYamlPath } from './kustomization-names.ts';
import type { Tree } from './tree.ts';

/** Whether a folder without manifests has something else to check: owners, a repository in it. */
export function hasOtherSubjects({ files }: Tree): boolean {
  return [...files.keys()].some((path) => /(?:^|\/)(?:CODEOWNERS|HEAD)$/i.test(path));
}

/** Throws UsageError if there is nothing to check: a gate that reads nothing must not pass. */
export function requireSubjects(head: Tree, base: Tree | undefined, folder: string): void {
  if (head.unreadDirectories.includes('')) throw new UsageError(`${folder} cannot be opened: permission is denied.`);
  if (head.unreadDirectories.length > 0) return;
  if ([head, base].some((tree) => tree && (hasYaml(tree) || hasOtherSubjects(tree)))) return;
  throw new UsageError(
    `Nothing to check here: ${folder} contains no ${head.files.size === 0 ? '' : 'YAML '}files. Make sure that the path is correct and that the repository is checked out there.`,
  );
}

/** Whether a tree has YAML files, or git ignores some in its folder. */
function hasYaml({ files, ignoredYaml = 0 }: Tree): boolean {
  return ignoredYaml > 0 || [...files.keys()].some(isYamlPath);
}

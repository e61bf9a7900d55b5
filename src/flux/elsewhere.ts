import type { Manifests } from '../kubernetes/manifests.ts';
import { join, type Tree } from '../repository/tree.ts';
import { listAt, stringAt } from '../yaml/value.ts';

/** Directories whose files come from other repositories: submodules, and what a GitRepository includes. */
export function filledFromElsewhere(tree: Tree, manifests: Manifests): string[] {
  const submodules = tree.textAt('.gitmodules')?.text.matchAll(/^\s*path\s*=\s*(.+?)\s*$/gm) ?? [];
  const included = [...manifests.objects()]
    .filter(({ kind }) => kind === 'GitRepository')
    .flatMap(({ value }) =>
      listAt(value, 'spec', 'include').map(
        (entry) => stringAt(entry, 'toPath') ?? stringAt(entry, 'repository', 'name'),
      ),
    );
  return [...[...submodules].map(([, path]) => path), ...included].flatMap((path) =>
    path === undefined ? [] : (join('', path) ?? []),
  );
}

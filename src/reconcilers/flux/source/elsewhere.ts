import type { Manifests } from '../../../kubernetes/manifests.ts';
import { submodulesOf } from '../../../repository/submodules.ts';
import { join, type Tree } from '../../../repository/tree.ts';
import { listAt, mapAt, stringAt, type YamlMap } from '../../../yaml/value.ts';

/** Directories whose files come from other repositories: submodules, and what a GitRepository includes. */
export function filledFromElsewhere(tree: Tree, manifests: Manifests): string[] {
  const included = [...manifests.objects()]
    .filter(({ kind }) => kind === 'GitRepository')
    .flatMap(({ value }) => includedIn(mapAt(value, 'spec')));
  return [...submodulesOf(tree), ...included];
}

/** The directories that the spec of a GitRepository fills from others (`include`). */
export function includedIn(spec: YamlMap | undefined, root = ''): string[] {
  return listAt(spec, 'include').flatMap((entry) => {
    const path = stringAt(entry, 'toPath') ?? stringAt(entry, 'repository', 'name');
    return path === undefined ? [] : (join(root, path) ?? []);
  });
}

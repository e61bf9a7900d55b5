import type { Manifests } from '../../../kubernetes/manifests.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { areNearlyAll } from '../../../nearly-all.ts';
import { directoryOf, join, type Tree } from '../../../repository/tree.ts';
import { hasPlaceholder } from '../../../text/variables.ts';
import { stringAt } from '../../../yaml/value.ts';
import { KUSTOMIZATION, SOURCE_GROUP } from '../kinds.ts';
import { locationOf } from '../source/location.ts';
import type { PublishedRoot } from '../source/resolved-source.ts';

/** Paths that must be found below the root of an artifact before others may be wrong. */
const ENOUGH = 3;
/** Paths that are looked for to find the root of an artifact. */
const TRIED = 3;

/** OCI artifacts that carry this repository's owner and name, with the directory below which all their paths are. */
export function publishArtifacts(
  tree: Tree,
  manifests: Manifests,
  own: ReadonlySet<string>,
  published: Map<string, PublishedRoot>,
): void {
  const objects = [...manifests.objects()];
  for (const source of objects) {
    const url = source.groupKind === `${SOURCE_GROUP}/OCIRepository` ? locationOf(source) : '';
    if (url === '' || published.has(url) || ![...own].some((repository) => isNamedAfter(url, repository))) continue;
    const paths = objects.flatMap((object) => {
      const isUser =
        object.groupKind === KUSTOMIZATION &&
        stringAt(object.value, 'spec', 'sourceRef', 'kind') === source.kind &&
        stringAt(object.value, 'spec', 'sourceRef', 'name') === source.name;
      const path = pathOf(object);
      return isUser && isBelow(path) && !path.includes('$') ? [path] : [];
    });
    const directory = paths
      .slice(0, TRIED)
      .map((path) => directoryWith(tree, path))
      .find((root) => root !== undefined && nearlyAll(paths, (path) => tree.isDirectory(join(root, path) ?? '')));
    if (directory !== undefined) published.set(url, { directory, isStated: false });
  }
}

/** Whether paths are there but for the few that may be wrong. */
function nearlyAll(paths: readonly string[], isThere: (path: string) => boolean): boolean {
  const found = paths.filter(isThere).length;
  return found === paths.length || areNearlyAll(found, paths.length, ENOUGH);
}

function isNamedAfter(url: string, repository: string): boolean {
  const [, owner = '', name = ''] = repository.split('/');
  const parts = url.split('/');
  return owner !== '' && name !== '' && parts.includes(owner) && parts.at(-1) === name;
}

/** The `spec.path` of a Kustomization without slashes and dots at its ends. */
export function pathOf(kustomization: KubernetesObject): string {
  return (stringAt(kustomization.value, 'spec', 'path') ?? '').replace(/^(?:\.?\/)+|\/+$/g, '');
}

/** Whether a path is still to be filled in, by a variable or manually: `clusters/<NAME>`. */
export function isToBeFilledIn(path: string): boolean {
  return hasPlaceholder(path) || /[<>]/.test(path);
}

/** Whether a path is not the root itself. */
export function isBelow(path: string): boolean {
  return path !== '' && path !== '.';
}

/** The highest directory that has a path below it: the root of an artifact that is made of this tree. */
export function directoryWith(tree: Tree, path: string): string | undefined {
  if (tree.isDirectory(path)) return '';
  const candidates = new Set<string>();
  for (const file of tree.files.keys()) {
    for (let directory = directoryOf(file); directory !== ''; directory = directoryOf(directory)) {
      if (directory.endsWith(`/${path}`)) candidates.add(directory.slice(0, -path.length - 1));
    }
  }
  return [...candidates].sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))[0];
}

import { type KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { buildsByDirectory } from '../../src/kustomize/readers.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { directoryOf } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { isAside, testedDirectories } from './aside.ts';
import { type Listed, readLists } from './listed.ts';
import { isMentioned } from './mentioned.ts';
import { overlayAbove, overlaysByDirectory } from './overlays.ts';

/** Manifests that a kustomization file must list before the one that it does not list is taken for forgotten, wherever it lies. */
const ENOUGH = 3;

export default defineRule({
  id: 'orphan-file',
  description: 'A manifest is in a deployed directory, but no build reads it.',
  severity: 'notice',
  on: 'tree',

  *check(revision) {
    const { tree, manifests, builds, reconcilers, change } = revision;
    if (reconcilers.every(({ directories }) => directories.size === 0)) return;
    const lists = readLists(tree, manifests);
    const tested = testedDirectories(revision);
    const read = readFiles(revision, lists);
    const overlays = overlaysByDirectory(revision);
    const readers = buildsByDirectory(tree, manifests, builds);
    for (const { path, type, objects } of manifests.files) {
      const [first] = objects;
      if (type !== 'manifest' || !first || read.has(path) || isAside(path, lists, tested, revision)) continue;
      const overlay = overlayAbove(path, overlays);
      if (overlay === undefined || isMentioned(path, overlay, revision)) continue;
      const concerned = revision.deployments.weigh(readers.get(directoryOf(overlay)) ?? []);
      if (!concerned || !(concerned.isDeployed || isOnlyOneLeft(path, overlay, lists, revision))) continue;
      yield {
        at: new Place([], first.value, first.origin),
        object: first,
        builds: concerned.builds,
        message: `No build reads this file, so nothing applies ${named(objects)}. List it in \`${overlay}\`, or delete the file.`,
        values: [path],
        cause: [overlay, directoryOf(path)],
        severity: change?.files.get(path)?.status === 'added' ? 'warning' : undefined,
      };
    }
  },
});

/** The files that builds read, that kustomization files list, and from which clusters begin. */
function readFiles({ builds, flux }: Revision, lists: Listed): Set<string> {
  const roots = flux.clusters.flatMap(({ objects }) =>
    objects.flatMap(({ object, kustomization }) => (kustomization ? [] : object.origin.file.path)),
  );
  return new Set([...flux.files, ...roots, ...builds.flatMap(({ files }) => [...files]), ...lists.files]);
}

/** Whether a kustomization file lists all manifests next to it but one. */
function isOnlyOneLeft(path: string, overlay: string, { files }: Listed, { tree, manifests }: Revision): boolean {
  const directory = directoryOf(path);
  if (directory !== directoryOf(overlay)) return false;
  const others = tree.names(directory).flatMap((name) => {
    const file = manifests.at(directory === '' ? name : `${directory}/${name}`);
    return file?.type === 'manifest' && file.path !== path ? [file.path] : [];
  });
  return others.length >= ENOUGH && others.every((other) => files.has(other));
}

function named([first, ...others]: readonly KubernetesObject[]): string {
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return `${first?.kind ?? ''} \`${first?.name ?? ''}\`${more}`;
}

import { type KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import type { Build } from '../../src/kustomize/built.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { directoryOf, nameOf } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { isAside, testedDirectories } from './aside.ts';
import { isMentioned } from './mentioned.ts';
import { overlayAbove, overlaysByDirectory } from './overlays.ts';

/** Manifests that a kustomization file must list before the one that it does not list is taken for forgotten, wherever it lies. */
const ENOUGH = 3;

export default defineRule({
  id: 'orphan-file',
  description: 'A manifest is in a deployed directory, but no build reads it.',
  theme: 'overlays',
  severity: 'notice',
  on: 'tree',

  *check(revision) {
    const { manifests, readers, reconcilers, change, standings } = revision;
    if (reconcilers.every(({ directories }) => directories.size === 0)) return;
    const tested = testedDirectories(revision);
    const read = readFiles(revision);
    const overlays = overlaysByDirectory(revision);
    for (const { path, type, objects } of manifests.files) {
      const [first] = objects;
      if (type !== 'manifest' || !first || read.has(path) || standings.isListed(path)) continue;
      if (isAside(path, tested, revision)) continue;
      const overlay = overlayAbove(path, overlays);
      if (overlay === undefined || isMentioned(path, overlay, revision)) continue;
      // What a build that fails does not read says nothing.
      const working = (readers.get(directoryOf(overlay)) ?? []).filter(({ problems }) => problems.length === 0);
      const concerned = standings.weigh(working, path);
      if (!concerned || !(concerned.isDeployed || isOnlyOneLeft(path, overlay, revision))) continue;
      const isPatch = objects.every((object) => isPatchFor(object, working));
      yield {
        at: new Place([], first.value, first.origin),
        object: first,
        builds: concerned.builds,
        message: isPatch
          ? `No build reads this file, so it does not patch ${named(objects)}. List it in \`patches\` of \`${overlay}\`, or delete the file.`
          : `No build reads this file, so nothing applies ${named(objects)}. List it in \`${overlay}\`, or delete the file.`,
        values: [path],
        // A patch that each of many overlays has, and none lists, was left out once.
        cause: isPatch ? [nameOf(path), first.groupKind, first.name] : [overlay, directoryOf(path)],
        severity: change?.files.get(path)?.status === 'added' ? 'warning' : undefined,
      };
    }
  },
});

/** The files that builds read, and from which clusters begin. */
function readFiles({ builds, flux }: Revision): Set<string> {
  const roots = flux.clusters.flatMap(({ objects }) =>
    objects.flatMap(({ object, kustomization }) => (kustomization ? [] : object.origin.file.path)),
  );
  return new Set([...flux.files, ...roots, ...builds.flatMap(({ files }) => [...files])]);
}

/** Whether builds have an object of this id already, so that a second one would be a conflict. */
function isPatchFor({ groupKind, name, namespace }: KubernetesObject, builds: readonly Build[]): boolean {
  return builds.some(({ objects }) =>
    objects.some((built) =>
      [built.id, ...built.previousIds].some(
        (id) =>
          id.name === name &&
          (namespace === '' || id.namespace === namespace) &&
          `${id.group}/${id.kind}` === groupKind,
      ),
    ),
  );
}

/** Whether a kustomization file lists all manifests next to it but one. */
function isOnlyOneLeft(path: string, overlay: string, { tree, manifests, standings }: Revision): boolean {
  const directory = directoryOf(path);
  if (directory !== directoryOf(overlay)) return false;
  const others = tree.names(directory).flatMap((name) => {
    const file = manifests.at(directory === '' ? name : `${directory}/${name}`);
    return file?.type === 'manifest' && file.path !== path ? [file.path] : [];
  });
  return others.length >= ENOUGH && others.every((other) => standings.isListed(other));
}

function named([first, ...others]: readonly KubernetesObject[]): string {
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return `${first?.kind ?? ''} \`${first?.name ?? ''}\`${more}`;
}

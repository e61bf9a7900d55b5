import { type KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { buildsByDirectory } from '../../src/kustomize/readers.ts';
import { defineRule, type RuleContext } from '../../src/lint/rule.ts';
import { isArchived } from '../../src/repository/folder-names.ts';
import { directoryOf, nameOf } from '../../src/repository/tree.ts';
import { type Listed, readLists } from './listed.ts';
import { isMentioned } from './mentioned.ts';

/** Folders that people keep beside what is deployed. */
const ASIDE = /(?:^|\/)(?:[._][^/]*|tests?|docs?|hack|scripts?|templates?|samples?|backups?)\//i;
/** Files of tests, which lie beside what they test. */
const TEST = /chainsaw|kuttl|kyverno-test/i;
/** Manifests that a kustomization file must list before the one that it does not list is taken for forgotten, wherever it lies. */
const ENOUGH = 3;

export default defineRule({
  id: 'orphan-file',
  description: 'A manifest is in a deployed directory, but no build reads it.',
  severity: 'notice',
  on: 'tree',

  *check(context) {
    const { tree, manifests, builds, flux, argo, change } = context;
    if (flux.clusters.length === 0 && argo.directories.size === 0) return;
    const lists = readLists(tree, manifests);
    const tested = testedDirectories(context);
    const read = readFiles(context, lists);
    const overlays = overlaysByDirectory(context);
    const readers = buildsByDirectory(tree, manifests, builds);
    for (const { path, type, objects } of manifests.files) {
      const [first] = objects;
      if (type !== 'manifest' || !first || read.has(path) || isAside(path, lists, tested, context)) continue;
      const overlay = overlayAbove(path, overlays);
      if (overlay === undefined || isMentioned(path, overlay, context)) continue;
      const concerned = context.deployments.weigh(readers.get(directoryOf(overlay)) ?? []);
      if (!concerned || !(concerned.isDeployed || isOnlyOneLeft(path, overlay, lists, context))) continue;
      yield {
        at: new Place([], first.value, first.origin),
        object: first,
        builds: concerned.builds,
        message: `No build reads this file, so nothing applies ${named(objects)}. List it in \`${overlay}\`, or delete the file.`,
        values: [path],
        ...(change?.files.get(path)?.status === 'added' ? { severity: 'warning' as const } : {}),
      };
    }
  },
});

/** The files that builds read, that kustomization files list, and from which clusters begin. */
function readFiles({ builds, flux }: RuleContext, lists: Listed): Set<string> {
  const roots = flux.clusters.flatMap(({ objects }) =>
    objects.flatMap(({ object, reconciler }) => (reconciler ? [] : object.origin.file.path)),
  );
  return new Set([...flux.files, ...roots, ...builds.flatMap(({ files }) => [...files]), ...lists.files]);
}

/** The kustomization files by their directories. */
function overlaysByDirectory({ manifests }: RuleContext): Map<string, string> {
  const overlays = new Map<string, string>();
  for (const { path, type } of manifests.files) if (type === 'overlay') overlays.set(directoryOf(path), path);
  return overlays;
}

/** The kustomization file in whose reach a file lies: that of its directory, or of the nearest one above that has one. */
function overlayAbove(path: string, overlays: ReadonlyMap<string, string>): string | undefined {
  for (let directory = directoryOf(path); ; directory = directoryOf(directory)) {
    const overlay = overlays.get(directory);
    if (overlay !== undefined || directory === '') return overlay;
  }
}

/** The directories in which the files of a test lie. */
function testedDirectories({ tree }: RuleContext): Set<string> {
  const directories = new Set<string>();
  for (const path of tree.files.keys()) {
    if (!TEST.test(path)) continue;
    for (let at = path; at !== ''; at = directoryOf(at)) if (TEST.test(nameOf(at))) directories.add(directoryOf(at));
  }
  return directories;
}

/** Whether a file lies where nobody deploys from, is taken out on purpose, or belongs to a chart or to a test. */
function isAside(path: string, { switchedOff }: Listed, tested: ReadonlySet<string>, { tree }: RuleContext): boolean {
  if (isArchived(path) || ASIDE.test(path) || switchedOff.has(path)) return true;
  for (let directory = directoryOf(path); directory !== ''; directory = directoryOf(directory)) {
    if (switchedOff.has(directory) || tested.has(directory) || tree.files.has(`${directory}/Chart.yaml`)) return true;
  }
  return false;
}

/** Whether a kustomization file lists all manifests beside it but one. */
function isOnlyOneLeft(path: string, overlay: string, { files }: Listed, { tree, manifests }: RuleContext): boolean {
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

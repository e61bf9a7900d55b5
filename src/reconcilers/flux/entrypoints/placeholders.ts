import type { Manifests, YamlFile } from '../../../kubernetes/manifests.ts';
import type { Build } from '../../../kustomize/built.ts';
import { listedPaths } from '../../../kustomize/listed.ts';
import { isArchived, isInTemplates } from '../../../repository/folder-names.ts';
import { directoryOf, join, nameOf } from '../../../repository/tree.ts';
import { Origin } from '../../../yaml/origin.ts';
import { KUSTOMIZATION, SOURCE_GROUP } from '../kinds.ts';
import { BOOTSTRAP_FILE } from './bootstraps.ts';
import type { ClusterEntrypoint } from './entrypoint.ts';
import { impliedEntrypoint } from './implied.ts';
import { isToBeFilledIn, pathOf } from './published.ts';

/**
 * Clusters that are yet to be bootstrapped: their `gotk-sync.yaml` is a placeholder, or only listed. `flux bootstrap --path DIR`
 * writes it to `DIR/NAMESPACE/gotk-sync.yaml`.
 */
export function* awaitingBootstrap(manifests: Manifests): Iterable<ClusterEntrypoint> {
  const seen = new Set<string>();
  for (const file of manifests.files) {
    const folder = syncFolder(file, manifests);
    if (folder === undefined || isArchived(file.path) || isInTemplates(file.path)) continue;
    const directory = directoryOf(folder);
    if (seen.has(directory)) continue;
    seen.add(directory);
    const origin = new Origin(file.parsed.file, 0, 0, 0, 0);
    const entrypoint = impliedEntrypoint(directory, origin, 'bootstrap');
    const sources = file.objects.filter(({ group }) => group === SOURCE_GROUP);
    yield sources.length === 1 ? { ...entrypoint, objects: sources } : entrypoint;
  }
}

/** The folder of a `gotk-sync.yaml` that a file is, or is the first to list, and that does not set a cluster up yet. */
function syncFolder(file: YamlFile, manifests: Manifests): string | undefined {
  if (nameOf(file.path) === BOOTSTRAP_FILE) {
    const kustomizations = file.objects.filter(({ groupKind }) => groupKind === KUSTOMIZATION);
    const isOpen = kustomizations.every((object) => isToBeFilledIn(pathOf(object)));
    return isOpen && file.type !== 'template' ? directoryOf(file.path) : undefined;
  }
  const listed = listedPaths(file).find(({ path }) => nameOf(path) === BOOTSTRAP_FILE);
  const path = listed && join(directoryOf(file.path), listed.path);
  return path === undefined || manifests.at(path) ? undefined : directoryOf(path);
}

/** Whether a build reads a file that `flux bootstrap` is yet to fill, so that it has more objects then. */
export function readsPlaceholder({ files }: Build, manifests: Manifests): boolean {
  return [...files].some((path) => nameOf(path).startsWith('gotk-') && manifests.at(path)?.objects.length === 0);
}

import { getOrInsert } from '../../../grouping.ts';
import type { Manifests, YamlFile } from '../../../kubernetes/manifests.ts';
import { listedPaths } from '../../../kustomize/listed.ts';
import { included } from '../../../kustomize/roots.ts';
import { directoryOf, join, type Tree } from '../../../repository/tree.ts';
import { isMap, stringAt } from '../../../yaml/value.ts';
import { KUSTOMIZATION } from '../kinds.ts';

/** The overlays of a tree that yield Flux Kustomizations. */
export interface FluxOverlays {
  /** Directories, sorted; components are not in it. */
  readonly directories: readonly string[];
  /** Those that other overlays include. */
  readonly included: ReadonlySet<string>;
  /** The files that overlays list as resources. */
  readonly listed: ReadonlySet<string>;
}

/** Finds the overlays that list a file with a Flux Kustomization, or include another one that does; nothing is built. */
export function fluxOverlays(tree: Tree, manifests: Manifests): FluxOverlays {
  const listed = new Set<string>();
  const includers = new Map<string, string[]>();
  const components = new Set<string>();
  const holders: string[] = [];
  for (const file of manifests.files) {
    if (file.type !== 'overlay') continue;
    const directory = directoryOf(file.path);
    const value = file.parsed.documents[0]?.value;
    if (isMap(value) && stringAt(value, 'kind') === 'Component') components.add(directory);
    for (const other of included(tree, directory, value)) getOrInsert(includers, other, () => []).push(directory);
    const files = resourcesOf(file, manifests);
    for (const { path } of files) listed.add(path);
    if (files.some(statesKustomization)) holders.push(directory);
  }
  const found = new Set(holders);
  // A set goes on to what is added while it is walked through.
  for (const directory of found) for (const includer of includers.get(directory) ?? []) found.add(includer);
  const directories = [...found].filter((directory) => !components.has(directory)).sort();
  return { directories, included: new Set(includers.keys()), listed };
}

function resourcesOf(overlay: YamlFile, manifests: Manifests): YamlFile[] {
  return listedPaths(overlay).flatMap(({ field, path }) => {
    const file = field === 'resources' ? join(directoryOf(overlay.path), path) : undefined;
    return file === undefined ? [] : (manifests.at(file) ?? []);
  });
}

function statesKustomization({ objects }: YamlFile): boolean {
  return objects.some(({ groupKind }) => groupKind === KUSTOMIZATION);
}

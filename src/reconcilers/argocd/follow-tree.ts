import { chartDirectories } from '../../kubernetes/file-type.ts';
import type { Manifests } from '../../kubernetes/manifests.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { KUSTOMIZE_BUILD } from '../../kustomize/build.ts';
import { Builds } from '../../kustomize/builds.ts';
import { Checkouts } from '../../repository/checkouts.ts';
import { isArchived, isHidden, isInTemplates } from '../../repository/folder-names.ts';
import { isWithin, type Tree } from '../../repository/tree.ts';
import type { YamlReader } from '../../yaml/reader.ts';
import { chartApplications } from './chart/chart-applications.ts';
import { defaultInput } from './chart/chart-values.ts';
import { entrypointsOf } from './entrypoints/entrypoints.ts';
import { follow } from './follow.ts';
import { ArgoGraph } from './graph.ts';
import { isArgo } from './is-argo.ts';
import { Renderer } from './source/render.ts';
import { findOwnRepository } from './source/repository.ts';

/** What is known next to the tree. */
export interface ArgoOptions {
  /** Where the tree is published, in any form of the URL. If unknown, the paths of Applications identify it. */
  readonly urls?: readonly string[];
  /** The overlays of the tree, as `kustomize build` makes them; built here if they are not given. */
  readonly overlays?: Builds | undefined;
  /** Objects that something else than Argo CD applies (Flux). */
  readonly applied?: Iterable<KubernetesObject>;
  /** Other repositories that are known. */
  readonly checkouts?: Checkouts;
}

/** Finds the Applications and ApplicationSets of a tree and follows them to what they deploy. */
export function followArgo(tree: Tree, reader: YamlReader, manifests: Manifests, options: ArgoOptions = {}): ArgoGraph {
  return reader.guard.run(
    'Applications',
    () => ({ what: 'The Applications of this repository', at: undefined }),
    () => followAll(tree, reader, manifests, options),
    () => new ArgoGraph(tree, manifests, [], [], []),
  );
}

function followAll(
  tree: Tree,
  reader: YamlReader,
  manifests: Manifests,
  { urls = [], overlays, applied = [], checkouts = Checkouts.NONE }: ArgoOptions,
): ArgoGraph {
  const given = [...applied].filter(isArgo);
  const charts = chartsIn(tree, reader);
  if (given.length === 0 && charts.size === 0 && !hasArgo(manifests)) return new ArgoGraph(tree, manifests, [], [], []);
  const builds = overlays ?? new Builds(tree, reader, manifests, KUSTOMIZE_BUILD, checkouts);
  const renderer = new Renderer(tree, reader, manifests, builds);
  const entrypoints = entrypointsOf(manifests, builds.all(), given, renderer, charts);
  const { applications, sets } = follow({
    tree,
    reader,
    renderer,
    checkouts,
    entrypoints,
    findOwn: (stated) => findOwnRepository(tree, [...stated, ...[...charts.values()].flat()], urls, checkouts),
  });
  return new ArgoGraph(tree, manifests, entrypoints, applications, sets);
}

/** The charts of a tree that yield Applications, with these as their own values make them. */
function chartsIn(tree: Tree, reader: YamlReader): Map<string, readonly KubernetesObject[]> {
  const charts = new Map<string, readonly KubernetesObject[]>();
  const directories = [...chartDirectories(tree)];
  for (const chart of directories) {
    if (isArchived(`${chart}/`) || isHidden(`${chart}/`) || isInTemplates(`${chart}/`)) continue;
    const isVendored = directories.some((other) => other !== chart && isWithin(chart, other));
    if (isVendored) continue;
    const made = chartApplications(tree, chart, defaultInput(tree, reader, chart));
    if (made.length > 0)
      charts.set(
        chart,
        made.map(({ object }) => object),
      );
  }
  return charts;
}

function hasArgo(manifests: Manifests): boolean {
  for (const object of manifests.objects()) if (isArgo(object)) return true;
  return false;
}

import type { Manifests } from '../../../kubernetes/manifests.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import type { Build } from '../../../kustomize/built.ts';
import { directoryOf, join, normalize } from '../../../repository/tree.ts';
import { writtenAt } from '../../../yaml/origin.ts';
import { listAt, stringAt } from '../../../yaml/value.ts';
import { isArgo } from '../is-argo.ts';
import { sourcesOf } from '../source/declared.ts';
import type { Renderer } from '../source/render.ts';

/** An Application or ApplicationSet that starts a tree, and its origin: Flux, an overlay, a chart, or a file that nothing reads. */
export interface ArgoEntrypoint {
  readonly object: KubernetesObject;
  /** `broken`: a file of an overlay that does not build. `chart`: a chart that no Application of a file names. */
  readonly foundBy: 'overlay' | 'chart' | 'file' | 'flux' | 'broken';
}

/** The Applications and ApplicationSets to begin with: what overlays and charts yield, and what no build reads. */
export function entrypointsOf(
  manifests: Manifests,
  overlays: readonly Build[],
  applied: readonly KubernetesObject[],
  renderer: Renderer,
  charts: ReadonlyMap<string, readonly KubernetesObject[]>,
): ArgoEntrypoint[] {
  const known = new Set(applied.map(({ origin }) => writtenAt(origin)));
  const read = new Set<string>();
  const built: KubernetesObject[] = [];
  for (const build of overlays) {
    if (build.problems.length > 0) continue;
    for (const path of build.files) read.add(path);
    const [first] = build.objects;
    if (first) built.push(...renderer.ofKustomize(build.directory, undefined, first.origin).objects.filter(isArgo));
  }
  const unread = manifests.files.filter(({ path }) => !read.has(path));
  const argoIn = (files: Manifests['files']): KubernetesObject[] =>
    files.flatMap(({ objects }) => objects.filter(isArgo));
  const named = overlays.some(({ problems }) => problems.length > 0) ? namedFiles(manifests) : new Set<string>();
  const stated = argoIn(unread.filter(({ path }) => !named.has(path)));
  const broken = argoIn(unread.filter(({ path }) => named.has(path)));
  const found = (objects: readonly KubernetesObject[], foundBy: ArgoEntrypoint['foundBy']): ArgoEntrypoint[] =>
    objects.map((object) => ({ object, foundBy }));
  const paths = new Set([...applied, ...built, ...stated, ...broken].flatMap(pathsOf));
  const charted = [...charts].flatMap(([directory, objects]) => (paths.has(directory) ? [] : objects));
  const others = [
    ...found(built, 'overlay'),
    ...found(charted, 'chart'),
    ...found(stated, 'file'),
    ...found(broken, 'broken'),
  ];
  return [...found(applied, 'flux'), ...others.filter(({ object }) => !known.has(writtenAt(object.origin)))];
}

/** The directories that the sources of an Application name. */
function pathsOf(application: KubernetesObject): string[] {
  return sourcesOf(application).flatMap(({ map }) => normalize(stringAt(map, 'path') ?? '') ?? []);
}

/** The files that kustomization files name as resources. */
function namedFiles(manifests: Manifests): Set<string> {
  const named = new Set<string>();
  for (const { path, type, parsed } of manifests.files) {
    if (type !== 'overlay') continue;
    for (const entry of listAt(parsed.documents[0]?.value, 'resources')) {
      const file = typeof entry === 'string' ? join(directoryOf(path), entry) : undefined;
      if (file !== undefined) named.add(file);
    }
  }
  return named;
}

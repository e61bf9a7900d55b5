import type { Manifests } from '../kubernetes/manifests.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Build } from '../kustomize/build.ts';
import { isArgo } from './follow.ts';
import type { Yields } from './yields.ts';

/** An Application or ApplicationSet to begin with, and what yields it as the tree stands: Flux, an overlay, a file that nothing reads. */
export interface Seed {
  readonly object: KubernetesObject;
  readonly foundBy: 'overlay' | 'file' | 'flux';
}

/** The Applications and ApplicationSets to begin with: what overlays yield, and what no build reads. */
export function seedsOf(
  manifests: Manifests,
  overlays: readonly Build[],
  applied: readonly KubernetesObject[],
  yields: Yields,
): Seed[] {
  const writtenAt = ({ origin }: KubernetesObject): string => `${origin.file.path}\0${origin.start}`;
  const known = new Set(applied.map(writtenAt));
  const read = new Set<string>();
  const built: KubernetesObject[] = [];
  for (const build of overlays) {
    if (build.problems.length > 0) continue;
    for (const path of build.files) read.add(path);
    const [first] = build.objects;
    if (first) built.push(...yields.ofKustomize(build.directory, undefined, first.origin).objects.filter(isArgo));
  }
  const stated = manifests.files.filter(({ path }) => !read.has(path)).flatMap(({ objects }) => objects.filter(isArgo));
  const found = (objects: readonly KubernetesObject[], foundBy: Seed['foundBy']): Seed[] =>
    objects.map((object) => ({ object, foundBy }));
  const others = [...found(built, 'overlay'), ...found(stated, 'file')];
  return [...found(applied, 'flux'), ...others.filter(({ object }) => !known.has(writtenAt(object)))];
}
